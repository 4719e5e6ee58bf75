// Modules, layers and losses.
#ifndef TTC_NN_H
#define TTC_NN_H

#include "ttc/nn/Activations.h"
#include "ttc/nn/Convolution.h"
#include "ttc/nn/Layers.h"
#include "ttc/nn/Losses.h"
#include "ttc/nn/Module.h"
#include "ttc/nn/Normalization.h"
#include "ttc/nn/Pooling.h"
#include "ttc/nn/Recurrent.h"
#include "ttc/nn/Summary.h"

#endif // TTC_NN_H
