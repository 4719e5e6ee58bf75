// Errors and the places they name.
#include "Testing.h"
#include "ttc/Array.h"

using namespace ttc;

TEST(Error, NamesTheFileByItsBaseNameAndTheLine) {
  const Error error("matmul: inner dimensions differ", Location("/home/user/model.cpp", 41));
  EXPECT_STREQ(error.what(), "model.cpp:41: matmul: inner dimensions differ");
  EXPECT_EQ(error.message(), "matmul: inner dimensions differ");
  EXPECT_EQ(error.file(), "/home/user/model.cpp");
  EXPECT_EQ(error.line(), 41u);
}

TEST(Error, WithoutAPlaceIsTheBareMessage) { EXPECT_STREQ(Error("no place").what(), "no place"); }

TEST(Error, FailNamesTheLineOfItsCall) {
  const unsigned line = __LINE__ + 2;
  try {
    fail("here");
  } catch (const Error &error) {
    EXPECT_EQ(error.line(), line);
    EXPECT_EQ(error.file(), __FILE__);
  }
}

TEST(Error, ArraysNameTheCallersLine) {
  const Array array = Array::zeros({2});
  unsigned line = 0;
  try {
    line = __LINE__ + 1;
    array.data<double>();
    ADD_FAILURE() << "expected an error";
  } catch (const Error &error) {
    EXPECT_EQ(error.line(), line);
    EXPECT_EQ(std::string(error.what()),
              "ErrorTest.cpp:" + std::to_string(line) + ": expected an array of f64, got f32");
  }
}
