// Digits drawn by the program: strokes in the unit square, bent and mapped at random, anti-aliased on 28 x 28 pixels.
#include "runtime/Philox.h"
#include "ttc/data/Digits.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace ttc;
using namespace ttc::data;

namespace {

constexpr int side = 28;

struct Point {
  double x;
  double y;
};
using Stroke = std::vector<Point>;
using Glyph = std::vector<Stroke>;

/// A map of the plane: a smooth wobble, then an affine map onto the pixels.
class Distortion {
public:
  explicit Distortion(philox::Sequence &draws) {
    const double angle = draws.uniform(-0.24, 0.24);
    const double scale_x = draws.uniform(13.0, 20.5);
    const double scale_y = draws.uniform(16.0, 21.5);
    const double shear = draws.uniform(-0.3, 0.3);
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    xx_ = scale_x * cosine;
    xy_ = scale_x * shear - scale_y * sine;
    yx_ = scale_x * sine;
    yy_ = scale_y * cosine;
    shift_ = {draws.uniform(-2.5, 2.5), draws.uniform(-2.5, 2.5)};
    for (double *value : {&phase_x_, &phase_y_})
      *value = draws.uniform(0, 2 * std::numbers::pi);
    bend_x_ = draws.uniform(-0.07, 0.07);
    bend_y_ = draws.uniform(-0.07, 0.07);
  }

  Point operator()(Point p) const {
    const double x = p.x - 0.5 + bend_x_ * std::sin(5 * p.y + phase_x_);
    const double y = p.y - 0.5 + bend_y_ * std::sin(5 * p.x + phase_y_);
    return {side / 2.0 + shift_.x + xx_ * x + xy_ * y, side / 2.0 + shift_.y + yx_ * x + yy_ * y};
  }

private:
  double xx_, xy_, yx_, yy_;
  Point shift_;
  double phase_x_, phase_y_, bend_x_, bend_y_;
};

} // namespace

/// A piece of an ellipse; angles in degrees, 0 to the right, 90 downwards.
static Stroke arc(Point centre, double radius_x, double radius_y, double from, double to) {
  constexpr int pieces = 14;
  Stroke stroke;
  for (int i = 0; i <= pieces; ++i) {
    const double angle = (from + (to - from) * i / pieces) * std::numbers::pi / 180;
    stroke.push_back({centre.x + radius_x * std::cos(angle), centre.y + radius_y * std::sin(angle)});
  }
  return stroke;
}

static Stroke join(Stroke first, const Stroke &second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// The strokes of a digit; where people write it in different ways, one of them at random. y points downwards.
static Glyph glyph(int digit, philox::Sequence &draws) {
  const bool variant = draws.uniform() < 0.35;
  switch (digit) {
  case 0: {
    const double radius = draws.uniform(0.25, 0.4);
    return {arc({0.5, 0.5}, radius, 0.47, -90, 270 + draws.uniform(-15, 20))};
  }
  case 1:
    if (variant)
      return {{{0.3, 0.25}, {0.52, 0.03}, {0.52, 0.97}}, {{0.32, 0.97}, {0.72, 0.97}}};
    return {draws.uniform() < 0.5 ? Stroke{{0.5, 0.03}, {0.5, 0.97}}
                                  : Stroke{{0.34, 0.22}, {0.53, 0.03}, {0.53, 0.97}}};
  case 2:
    if (variant)
      return {join(arc({0.5, 0.28}, 0.3, 0.25, 200, 390),
                   join({{0.3, 0.84}}, join(arc({0.26, 0.87}, 0.1, 0.1, 0, 300), {{0.85, 0.95}})))};
    return {join(arc({0.5, 0.29}, 0.31, 0.26, 195, 395), {{0.18, 0.96}, {0.85, 0.96}})};
  case 3:
    if (variant)
      return {join({{0.2, 0.05}, {0.76, 0.05}, {0.45, 0.4}}, arc({0.45, 0.68}, 0.34, 0.28, -80, 150))};
    return {join(arc({0.46, 0.27}, 0.29, 0.23, 205, 440), arc({0.46, 0.72}, 0.33, 0.25, -85, 155))};
  case 4:
    if (variant)
      return {{{0.24, 0.05}, {0.2, 0.52}, {0.8, 0.52}}, {{0.74, 0.05}, {0.7, 0.97}}};
    return {{{0.6, 0.03}, {0.13, 0.64}, {0.88, 0.64}}, {{0.64, 0.03 + draws.uniform(0, 0.4)}, {0.64, 0.97}}};
  case 5:
    return {join({{0.8, 0.05}, {0.28, 0.05}, {0.24, 0.44}}, arc({0.45, 0.67}, 0.34, 0.28, -125, 150))};
  case 6:
    if (variant)
      return {join({{0.62, 0.03}, {0.36, 0.3}}, arc({0.5, 0.7}, 0.29, 0.26, -170, 190))};
    return {join(arc({0.66, 0.52}, 0.45, 0.48, -85, -180), arc({0.51, 0.69}, 0.3, 0.27, -180, 180))};
  case 7:
    if (variant)
      return {{{0.16, 0.06}, {0.84, 0.06}, {0.42, 0.97}}, {{0.35, 0.5}, {0.78, 0.5}}};
    return {{{0.16, 0.08}, {0.83, 0.06}, {0.55, 0.45}, {0.4, 0.97}}};
  case 8:
    return {arc({0.5, 0.27}, draws.uniform(0.2, 0.27), 0.23, 90, 450),
            arc({0.5, 0.73}, draws.uniform(0.24, 0.33), 0.24, -90, 270)};
  default:
    if (variant)
      return {arc({0.46, 0.3}, 0.28, 0.26, 0, 360), {{0.74, 0.27}, {0.7, 0.97}}};
    return {join(arc({0.48, 0.31}, 0.29, 0.27, 0, 360), arc({0.34, 0.48}, 0.42, 0.48, -20, 75))};
  }
}

/// Adds a line with round ends: full within `radius` of it, fading out over one pixel.
static void draw_line(std::span<double> image, Point from, Point to, double radius) {
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  const double length2 = std::max(dx * dx + dy * dy, 1e-12);
  const auto bound = [](double value) { return std::clamp(static_cast<int>(std::floor(value)), 0, side - 1); };
  const int x0 = bound(std::min(from.x, to.x) - radius - 1), x1 = bound(std::max(from.x, to.x) + radius + 1);
  const int y0 = bound(std::min(from.y, to.y) - radius - 1), y1 = bound(std::max(from.y, to.y) + radius + 1);
  for (int y = y0; y <= y1; ++y) {
    for (int x = x0; x <= x1; ++x) {
      const double px = x + 0.5 - from.x;
      const double py = y + 0.5 - from.y;
      const double along = std::clamp((px * dx + py * dy) / length2, 0.0, 1.0);
      const double distance = std::hypot(px - along * dx, py - along * dy);
      double &pixel = image[static_cast<std::size_t>(y * side + x)];
      pixel = std::max(pixel, std::clamp(radius + 0.5 - distance, 0.0, 1.0));
    }
  }
}

static void draw_digit(int digit, philox::Sequence &draws, std::span<float> pixels) {
  const Glyph strokes = glyph(digit, draws);
  const Distortion distortion(draws);
  const double radius = draws.uniform(0.55, 1.75);
  const double ink = draws.uniform(0.7, 1.0);
  const double noise = draws.uniform(0.02, 0.16);
  double image[side * side] = {};
  for (const Stroke &stroke : strokes) {
    Stroke placed;
    for (Point point : stroke)
      placed.push_back(distortion({point.x + draws.uniform(-0.012, 0.012), point.y + draws.uniform(-0.012, 0.012)}));
    for (std::size_t i = 0; i + 1 < placed.size(); ++i)
      draw_line(image, placed[i], placed[i + 1], radius);
  }
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    // The sum of three uniform draws is close enough to a normal one; its deviation is 1/2 before the scaling.
    const double draw = draws.uniform() + draws.uniform() + draws.uniform() - 1.5;
    pixels[i] = static_cast<float>(std::clamp(ink * image[i] + 2 * noise * draw, 0.0, 1.0));
  }
}

TensorDataset ttc::data::synthetic_digits(std::int64_t count, std::uint64_t seed, Location where) {
  if (count < 1)
    fail(fmt::format("synthetic_digits: expected a count of at least 1, got {}", count), where);
  Array images = Array::empty({count, 1, side, side}, DType::F32, where);
  Array labels = Array::empty({count}, DType::I64, where);
  constexpr std::size_t area = side * side;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    philox::Sequence draws(seed, i);
    const auto digit = static_cast<int>(draws.below(10));
    labels.data<std::int64_t>()[i] = digit;
    draw_digit(digit, draws, images.data<float>().subspan(i * area, area));
  }
  return TensorDataset(images, labels, where);
}
