// All of ttc's public API.
#ifndef TTC_TTC_H
#define TTC_TTC_H

#include "ttc/Array.h"
#include "ttc/Checkpoint.h"
#include "ttc/Compiler.h"
#include "ttc/Error.h"
#include "ttc/Executable.h"
#include "ttc/Graph.h"
#include "ttc/Ops.h"
#include "ttc/Random.h"
#include "ttc/Serialize.h"
#include "ttc/Trainability.h"
#include "ttc/Trainer.h"
#include "ttc/data/DataLoader.h"
#include "ttc/data/Dataset.h"
#include "ttc/data/Digits.h"
#include "ttc/nn.h"
#include "ttc/optim/Clip.h"
#include "ttc/optim/Optimizers.h"
#include "ttc/optim/Schedulers.h"

#endif // TTC_TTC_H
