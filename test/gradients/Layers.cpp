// Contractions, convolutions, pooling, normalization, attention and recurrent layers.
#include "Cases.h"

namespace gradients {

using ttc::Tensor;

namespace {

void add_contractions(Cases &cases) {
  cases.push_back({"linear", [](Arguments &in) {
                     return ttc::linear(in.floats({3, 4}), in.floats({5, 4}), in.floats({5}));
                   }});
  cases.push_back({"bmm", [](Arguments &in) { return ttc::bmm(in.floats({2, 3, 4}), in.floats({2, 4, 1})); }});
  cases.push_back({"outer", [](Arguments &in) { return ttc::outer(in.floats({3}), in.floats({5})); }});
  cases.push_back({"dot", [](Arguments &in) { return ttc::dot(in.floats({7}), in.floats({7})); }});
  cases.push_back({"einsum", [](Arguments &in) {
                     return ttc::einsum("bij,bjk,k->bi", {in.floats({2, 3, 4}), in.floats({2, 4, 5}), in.floats({5})});
                   }});
  cases.push_back({"einsum diagonal", [](Arguments &in) { return ttc::einsum("ii->i", {in.floats({4, 4})}); }});
  cases.push_back({"einsum ellipsis", [](Arguments &in) {
                     return ttc::einsum("...ij,...jk->...ik", {in.floats({2, 1, 3}), in.floats({3, 2})});
                   }});
}

void add_convolutions(Cases &cases) {
  cases.push_back(
      {"conv1d same", [](Arguments &in) {
         return ttc::conv1d(in.floats({2, 2, 7}), in.floats({3, 2, 4}), in.floats({3}), {.padding = "same"});
       }});
  cases.push_back({"conv2d", [](Arguments &in) {
                     return ttc::conv2d(in.floats({1, 2, 5, 4}), in.floats({3, 2, 3, 2}), in.floats({3}),
                                        {.stride = {2, 1}, .padding = 1});
                   }});
  cases.push_back({"conv2d depthwise", [](Arguments &in) {
                     return ttc::conv2d(in.floats({1, 3, 4, 4}), in.floats({3, 1, 3, 3}), {},
                                        {.padding = 2, .dilation = 2, .groups = 3});
                   }});
  cases.push_back({"conv3d", [](Arguments &in) {
                     return ttc::conv3d(in.floats({1, 2, 3, 3, 4}), in.floats({2, 2, 2, 2, 3}), in.floats({2}));
                   }});
  cases.push_back(
      {"conv_transpose1d", [](Arguments &in) {
         return ttc::conv_transpose1d(in.floats({1, 2, 4}), in.floats({2, 3, 3}), in.floats({3}), {.stride = 2});
       }});
  cases.push_back({"conv_transpose2d", [](Arguments &in) {
                     return ttc::conv_transpose2d(in.floats({1, 4, 3, 3}), in.floats({4, 1, 3, 3}), {},
                                                  {.stride = 2, .padding = 1, .output_padding = 1, .groups = 2});
                   }});
}

void add_pooling(Cases &cases) {
  cases.push_back({"max_pool1d", [](Arguments &in) {
                     return ttc::max_pool1d(in.floats({2, 2, 7}), 3, {.stride = 2});
                   }});
  cases.push_back({"max_pool2d", [](Arguments &in) {
                     return ttc::max_pool2d(in.floats({1, 2, 5, 5}), 3, {.stride = 2, .padding = 1, .ceil_mode = true});
                   }});
  cases.push_back({"avg_pool1d", [](Arguments &in) { return ttc::avg_pool1d(in.floats({1, 2, 7}), 2); }});
  cases.push_back(
      {"avg_pool2d", [](Arguments &in) {
         return ttc::avg_pool2d(in.floats({1, 2, 5, 5}), 3, {.stride = 2, .padding = 1, .count_include_pad = false});
       }});
  cases.push_back({"adaptive_avg_pool1d", [](Arguments &in) {
                     return ttc::adaptive_avg_pool1d(in.floats({1, 2, 7}), 3);
                   }});
  cases.push_back({"adaptive_avg_pool2d", [](Arguments &in) {
                     return ttc::adaptive_avg_pool2d(in.floats({1, 2, 5, 7}), {3, 2});
                   }});
  cases.push_back({"adaptive_max_pool2d", [](Arguments &in) {
                     return ttc::adaptive_max_pool2d(in.floats({1, 2, 5, 4}), {2, 3});
                   }});
  cases.push_back({"interpolate nearest", [](Arguments &in) {
                     return ttc::interpolate(in.floats({1, 2, 3, 4}), {.scale_h = 2, .scale_w = 1.5});
                   }});
  for (const bool align : {false, true})
    cases.push_back({"interpolate bilinear", [=](Arguments &in) {
                       return ttc::interpolate(
                           in.floats({1, 2, 3, 4}),
                           {.scale_h = 2, .scale_w = 1.5, .mode = "bilinear", .align_corners = align});
                     }});
}

void add_normalizations(Cases &cases) {
  for (const bool training : {true, false})
    cases.push_back({training ? "batch_norm training" : "batch_norm", [=](Arguments &in) {
                       Tensor x = in.floats({4, 3, 2}), mean = in.floats({3}), var = in.floats({3}, 0.5, 2);
                       return ttc::batch_norm(x, mean, var, in.floats({3}), in.floats({3}), {.training = training}).y;
                     }});
  cases.push_back({"layer_norm", [](Arguments &in) {
                     return ttc::layer_norm(in.floats({3, 5}), {5}, in.floats({5}), in.floats({5}));
                   }});
  cases.push_back({"layer_norm of two dimensions", [](Arguments &in) {
                     return ttc::layer_norm(in.floats({2, 3, 4}), {3, 4});
                   }});
  cases.push_back({"group_norm", [](Arguments &in) {
                     return ttc::group_norm(in.floats({2, 4, 3}), 2, in.floats({4}), in.floats({4}));
                   }});
  cases.push_back({"instance_norm", [](Arguments &in) {
                     return ttc::instance_norm(in.floats({2, 3, 2, 3}), in.floats({3}), in.floats({3}));
                   }});
  cases.push_back({"rms_norm", [](Arguments &in) { return ttc::rms_norm(in.floats({3, 5}), {5}, in.floats({5})); }});
}

void add_sequences(Cases &cases) {
  cases.push_back(
      {"attention", [](Arguments &in) {
         return ttc::scaled_dot_product_attention(in.floats({2, 3, 4}), in.floats({2, 5, 4}), in.floats({2, 5, 1}));
       }});
  cases.push_back({"attention causal, grouped", [](Arguments &in) {
                     return ttc::scaled_dot_product_attention(in.floats({1, 4, 3, 2}), in.floats({1, 2, 3, 2}),
                                                              in.floats({1, 2, 3, 2}), {},
                                                              {.is_causal = true, .scale = 0.7, .enable_gqa = true});
                   }});
  cases.push_back({"attention with a floating mask", [](Arguments &in) {
                     return ttc::scaled_dot_product_attention(in.floats({3, 4}), in.floats({5, 4}), in.floats({5, 2}),
                                                              in.floats({3, 5}));
                   }});
  cases.push_back({"embedding", [](Arguments &in) {
                     return ttc::embedding(in.whole({2, 3}, 0, 4), in.floats({5, 4}));
                   }});
  const auto weights = [](Arguments &in, std::int64_t gates) -> ttc::RecurrentWeights {
    return {in.floats({gates * 3, 4}), in.floats({gates * 3, 3}), in.floats({gates * 3}), in.floats({gates * 3})};
  };
  cases.push_back({"lstm", [=](Arguments &in) {
                     return ttc::lstm(in.floats({3, 2, 4}), {weights(in, 4)}, {}, in.floats({1, 2, 3})).output;
                   }});
  cases.push_back({"gru bidirectional", [=](Arguments &in) {
                     return ttc::gru(in.floats({2, 3, 4}), {weights(in, 3), weights(in, 3)},
                                     {.batch_first = true, .bidirectional = true})
                         .output;
                   }});
  cases.push_back({"rnn_tanh", [=](Arguments &in) { return ttc::rnn_tanh(in.floats({3, 4}), {weights(in, 1)}).h_n; }});
  cases.push_back({"dropout", [](Arguments &in) { return ttc::dropout(ttc::sin(in.floats({3, 5})), 0.4); }});
  cases.push_back({"dropout2d", [](Arguments &in) { return ttc::dropout2d(ttc::sin(in.floats({2, 3, 2, 2})), 0.4); }});
  cases.push_back(
      {"lstm_cell", [=](Arguments &in) {
         return ttc::lstm_cell(in.floats({2, 4}), in.floats({2, 3}), in.floats({2, 3}), weights(in, 4)).first;
       }});
  cases.push_back({"gru_cell", [=](Arguments &in) {
                     return ttc::gru_cell(in.floats({2, 4}), in.floats({2, 3}), weights(in, 3));
                   }});
  cases.push_back({"rnn_tanh_cell", [=](Arguments &in) {
                     return ttc::rnn_tanh_cell(in.floats({2, 4}), in.floats({2, 3}), weights(in, 1));
                   }});
}

} // namespace

void add_layers(Cases &cases) {
  add_contractions(cases);
  add_convolutions(cases);
  add_pooling(cases);
  add_normalizations(cases);
  add_sequences(cases);
}

} // namespace gradients
