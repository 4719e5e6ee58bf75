// Paths that name something else than a plain file, files that many write, and files that are made to hurt.
#include "Testing.h"
#include "lib/host/Text.h"
#include "ttc/Serialize.h"
#include "ttc/data/Idx.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace ttc;
using namespace ttc::host;
using namespace ttc::test;

namespace fs = std::filesystem;

namespace {

struct Writer {
  const char *name;
  std::function<void(const fs::path &, const Array &)> save;
  std::function<Array(const fs::path &)> load;
};

const Writer writers[] = {
    {"safetensors", [](const fs::path &path, const Array &array) { save_safetensors(path, {{"a", array}}); },
     [](const fs::path &path) { return load_safetensors(path).tensors.at("a"); }},
    {"npy", [](const fs::path &path, const Array &array) { save_npy(path, array); },
     [](const fs::path &path) { return load_npy(path); }},
};

struct Reader {
  const char *name;
  std::function<void(const fs::path &)> load;
};

const Reader readers[] = {
    {"safetensors", [](const fs::path &path) { load_safetensors(path); }},
    {"npy", [](const fs::path &path) { load_npy(path); }},
    {"idx", [](const fs::path &path) { data::read_idx(path, 1); }},
};

std::string header_of(const std::string &json) {
  const std::uint64_t size = json.size();
  return std::string(reinterpret_cast<const char *>(&size), 8) + json;
}

mode_t mode_of(const fs::path &path) {
  struct stat status{};
  return lstat(path.c_str(), &status) == 0 ? status.st_mode : 0;
}

} // namespace

TEST(Text, EscapesWhatIsNotPrintable) {
  EXPECT_EQ(in_quotes("fc1.weight"), "'fc1.weight'");
  EXPECT_EQ(in_quotes("a'b\\c\n\t\x01\x7f"), R"('a\'b\\c\n\t\x01\x7f')");
  EXPECT_EQ(in_quotes("\xc3\xa9\xf0\x9f\x98\x80"), "'\xc3\xa9\xf0\x9f\x98\x80'");
  // A lone byte, an overlong form, half a surrogate pair, a control character of two bytes, one cut off.
  EXPECT_EQ(escaped("\xff\xc0\x80\xed\xa0\x80\xc2\x85\xe2\x82"), R"(\xff\xc0\x80\xed\xa0\x80\xc2\x85\xe2\x82)");
}

TEST(Text, ShowsTheFirstOfMuch) {
  EXPECT_EQ(in_quotes(std::string(1000, 'x'), 4), "'xxxx'... (1000 bytes)");
  EXPECT_EQ(in_quotes("xxxx", 4), "'xxxx'");
  EXPECT_LT(escaped(std::string(1 << 20, '\0')).size(), 120u);
  const std::vector<std::string> parts(12, "x");
  EXPECT_EQ(listed(std::span(parts).first(3)), "x, x, x");
  EXPECT_EQ(listed(parts, 2), "x, x and 10 more");
  EXPECT_EQ(listed(std::span(parts).first(3), 2), "x, x, x");
  EXPECT_EQ(Shape(std::vector<std::int64_t>(1000, 1)).to_string(), "[1, 1, 1, 1, 1, 1, 1, 1, ...] (1000 dimensions)");
}

TEST(Files, OnlyRegularOnesAreRead) {
  const ScratchFolder folder;
  ASSERT_EQ(mkfifo((folder / "fifo").c_str(), 0600), 0);
  fs::create_symlink("fifo", folder / "link");
  fs::create_symlink("loop", folder / "loop");
  write_bytes(folder / "empty", "");
  for (const Reader &reader : readers) {
    SCOPED_TRACE(reader.name);
    expect_error("fifo': not a regular file, but a FIFO", [&] { reader.load(folder / "fifo"); });
    expect_error("not a regular file, but a FIFO", [&] { reader.load(folder / "link"); });
    expect_error("not a regular file, but a directory", [&] { reader.load(folder.path()); });
    expect_error("not a regular file, but a character device", [&] { reader.load("/dev/zero"); });
    expect_error("symbolic links", [&] { reader.load(folder / "loop"); });
    expect_error("truncated", [&] { reader.load(folder / "empty"); });
    // Files of the kernel say that they are empty.
    error_of([&] { reader.load("/proc/self/status"); });
    EXPECT_LT(error_of([&] { reader.load(std::string(1 << 20, 'x')); }).size(), 5000u);
  }
}

TEST(Files, OnlyRegularOnesAreWritten) {
  const ScratchFolder folder;
  ASSERT_EQ(mkfifo((folder / "fifo").c_str(), 0600), 0);
  fs::create_directory(folder / "directory");
  fs::create_symlink("/dev/full", folder / "link");
  fs::create_symlink("loop", folder / "loop");
  const mode_t full = mode_of("/dev/full");
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends), 0);
  write_bytes(folder / "open", "old");
  const int opened = open((folder / "open").c_str(), O_RDWR);
  for (const Writer &writer : writers) {
    SCOPED_TRACE(writer.name);
    const auto rejects = [&](const fs::path &path, const std::string &part) {
      expect_error(part, [&] { writer.save(path, Array::arange(2)); });
    };
    rejects("/dev/full", "can't write '/dev/full': expected a regular file, got a character device");
    rejects(folder / "link", "got a character device");
    rejects(folder / "fifo", "got a FIFO");
    rejects(folder / "directory", "got a directory");
    rejects(folder.path() / "", "got a directory");
    rejects(folder / "none/", "directory");
    rejects(folder / "none/x", "No such file");
    rejects(folder / "loop", "symbolic links");
    rejects("", "No such file");
    rejects("/proc/self/fd/" + std::to_string(pipe_ends[1]), "got a FIFO");
    rejects("/proc/self/fd/" + std::to_string(opened), "a link in /proc to an open file");
    rejects("/dev/stdout", "can't write '/dev/stdout': expected a");
  }
  EXPECT_EQ(mode_of("/dev/full"), full);
  EXPECT_TRUE(S_ISFIFO(mode_of(folder / "fifo")));
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(read_bytes(folder / "open"), "old");
  EXPECT_EQ(folder.count(), 5);
  for (int end : {pipe_ends[0], pipe_ends[1], opened})
    close(end);
}

TEST(Files, LinksAreFollowed) {
  const ScratchFolder folder;
  fs::create_directory(folder / "sub");
  fs::create_symlink("sub/target", folder / "dangling");
  fs::create_symlink("dangling", folder / "chain");
  fs::create_symlink("../back", folder / "sub/up");
  for (const Writer &writer : writers) {
    SCOPED_TRACE(writer.name);
    // Once to where nothing is, once to the file that is there then.
    for (int i = 1; i <= 2; ++i) {
      writer.save(folder / "chain", Array::arange(i));
      EXPECT_EQ(writer.load(folder / "sub/target").numel(), i);
      writer.save(folder / "sub/up", Array::arange(i));
      EXPECT_EQ(writer.load(folder / "back").numel(), i);
    }
    for (const char *link : {"dangling", "chain", "sub/up"})
      EXPECT_TRUE(fs::is_symlink(folder / link)) << link;
    EXPECT_EQ(folder.count(), 4);
    fs::remove(folder / "sub/target");
    fs::remove(folder / "back");
  }
}

TEST(Files, WritingKeepsPermissionsAndOwner) {
  const ScratchFolder folder;
  const mode_t mask = umask(027);
  for (const Writer &writer : writers) {
    SCOPED_TRACE(writer.name);
    writer.save(folder / "new", Array::arange(2));
    EXPECT_EQ(mode_of(folder / "new") & 07777, 0640u);
    ASSERT_EQ(chmod((folder / "new").c_str(), 0604), 0);
    const bool other = geteuid() == 0 && chown((folder / "new").c_str(), 12345, 54321) == 0;
    writer.save(folder / "new", Array::arange(3));
    EXPECT_EQ(mode_of(folder / "new") & 07777, 0604u);
    struct stat status{};
    ASSERT_EQ(stat((folder / "new").c_str(), &status), 0);
    EXPECT_EQ(status.st_uid, other ? 12345u : geteuid());
    EXPECT_EQ(status.st_gid, other ? 54321u : getegid());
    fs::remove(folder / "new");
    write_bytes(folder / "fixed", "fixed");
    ASSERT_EQ(chmod((folder / "fixed").c_str(), 0444), 0);
    if (geteuid() != 0)
      expect_error("Permission denied", [&] { writer.save(folder / "fixed", Array::arange(2)); });
    fs::remove(folder / "fixed");
  }
  umask(mask);
}

TEST(Files, NamesOfAnyLengthCanBeReplaced) {
  const ScratchFolder folder;
  const std::string name(255, 'n');
  for (const Writer &writer : writers) {
    writer.save(folder / name, Array::arange(2));
    writer.save(folder / name, Array::arange(3));
    EXPECT_EQ(writer.load(folder / name).numel(), 3);
    expect_error("name too long", [&] { writer.save(folder / (name + "n"), Array::arange(2)); });
  }
  EXPECT_EQ(folder.count(), 1);
}

TEST(Files, AKilledWriterLeavesNothing) {
  const ScratchFolder folder;
  const Array array = Array::zeros({1 << 20});
  for (const Writer &writer : writers) {
    for (int i = 0; i < 4; ++i) {
      const pid_t child = fork();
      ASSERT_GE(child, 0);
      while (child == 0)
        writer.save(folder / "x", array);
      usleep(static_cast<useconds_t>(3000 + 2500 * i));
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
    }
    // What a writer left that was killed between its last two steps goes with the next.
    write_bytes(folder / "x.ttc-tmp0", "left");
    writer.save(folder / "x", array);
    writer.save(folder / "x", array);
    EXPECT_EQ(folder.count(), 1) << writer.name;
    EXPECT_EQ(writer.load(folder / "x").numel(), array.numel());
  }
}

TEST(Files, WhatIsLockedOrSomebodyElsesIsNotTakenForStale) {
  const ScratchFolder folder;
  save_npy(folder / "x", Array::arange(2));
  fs::create_symlink("elsewhere", folder / "x.ttc-tmp0");
  fs::create_directory(folder / "x.ttc-tmp1");
  save_npy(folder / "x", Array::arange(3));
  EXPECT_EQ(load_npy(folder / "x").numel(), 3);
  EXPECT_TRUE(fs::is_symlink(folder / "x.ttc-tmp0"));
  EXPECT_TRUE(fs::is_directory(folder / "x.ttc-tmp1"));
  EXPECT_EQ(folder.count(), 3);
}

TEST(Files, TwoWritersLeaveOneWholeFile) {
  const ScratchFolder folder;
  for (const Writer &writer : writers) {
    const auto work = [&](std::int64_t rows) {
      for (int i = 0; i < 25; ++i)
        writer.save(folder / "x", Array::full({rows, 1000}, static_cast<double>(rows)));
    };
    std::thread other(work, 30);
    work(70);
    other.join();
    const Array loaded = writer.load(folder / "x");
    const auto rows = static_cast<float>(loaded.shape()[0]);
    EXPECT_TRUE(rows == 30 || rows == 70);
    for (float value : loaded.data<float>())
      ASSERT_EQ(value, rows);
    EXPECT_EQ(folder.count(), 1) << writer.name;
  }
}

TEST(Files, AFullDiskLeavesTheOldFile) {
  const ScratchFolder folder;
  for (const Writer &writer : writers) {
    writer.save(folder / "x", Array::arange(2));
    // A limit for this process stands for the disk's.
    struct rlimit limit{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &limit), 0);
    struct rlimit small = limit;
    small.rlim_cur = 10000;
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const std::string message = error_of([&] { writer.save(folder / "x", Array::zeros({10000})); });
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, handler);
    EXPECT_NE(message.find("File too large"), std::string::npos) << message;
    EXPECT_EQ(writer.load(folder / "x").numel(), 2);
    EXPECT_EQ(folder.count(), 1);
  }
}

TEST(Files, OtherFormatsAreNamed) {
  const ScratchFolder folder;
  const std::pair<std::string, std::string> formats[] = {
      {"PK\3\4" + std::string(28, ' '), "a zip archive, as torch.save"},
      {std::string("PK\3\4\0\0\0\0\0\0\0\0", 12), "a zip archive"},
      {std::string("\x80\2\x8a\nl\xfc\x9c", 7) + std::string(20, ' '), "a pickle, as torch.save"},
      {"\x93NUMPY" + std::string(20, ' '), "a .npy file"},
      {"\x89HDF\r\n\x1a\n" + std::string(20, '\0'), "an HDF5 file"},
      {"version https://git-lfs.github.com/spec/v1\noid sha256:", "a pointer of Git LFS"},
      {"<!DOCTYPE html><html></html>", "an HTML page"},
      {"{\"metadata\": {}, \"weight_map\": {}}", "JSON text"},
  };
  for (const auto &[bytes, name] : formats) {
    write_bytes(folder / "x", bytes);
    expect_error("expected a safetensors file, got " + name, [&] { load_safetensors(folder / "x"); });
    if (name != "a .npy file")
      expect_error("expected a .npy file, got " + name, [&] { load_npy(folder / "x"); });
  }
}

TEST(Files, MoreThanTheMemoryIsAnError) {
  const ScratchFolder folder;
  const std::int64_t bytes = std::int64_t(1) << 43; // 8 TiB, all of it a hole
  const std::string extent = std::to_string(bytes);
  write_bytes(folder / "safetensors",
              header_of(R"({"a":{"dtype":"U8","shape":[)" + extent + R"(],"data_offsets":[0,)" + extent + "]}}"));
  std::string npy = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + extent + ",)}";
  npy = std::string("\x93NUMPY\1\0", 8) + static_cast<char>(npy.size()) + '\0' + npy;
  write_bytes(folder / "npy", npy);
  for (const char *name : {"safetensors", "npy"})
    ASSERT_EQ(truncate((folder / name).c_str(), static_cast<off_t>(fs::file_size(folder / name)) + bytes), 0);
  expect_error("this machine's memory, got " + extent, [&] { load_safetensors(folder / "safetensors"); });
  expect_error("this machine's memory, got " + extent, [&] { load_npy(folder / "npy"); });
}

TEST(SafeTensors, DeepNestingIsAnErrorOfOneLine) {
  const ScratchFolder folder;
  constexpr std::size_t depth = 5'000'000;
  const std::string open(depth, '['), close(depth, ']');
  std::string objects;
  for (std::size_t i = 0; i < depth / 10; ++i)
    objects += "{\"a\":";
  for (const std::string &value : {open, open + close, objects, "[" + open}) {
    for (const std::string &header : {value, "{\"a\":" + value + "}", R"({"a":{"dtype":)" + value + "}}",
                                      R"({"a":{"shape":)" + value + "}}", R"({"a":{"data_offsets":[0,)" + value + "]}}",
                                      R"({"a":{"x":)" + value + "}}", R"({"__metadata__":{"x":)" + value + "}}"}) {
      write_bytes(folder / "x", header_of(header));
      EXPECT_LT(error_of([&] { load_safetensors(folder / "x"); }).size(), 300u) << header.substr(0, 40);
    }
  }
}

TEST(SafeTensors, MembersThatNobodyKnowsAreLeftOut) {
  const ScratchFolder folder;
  write_bytes(folder / "x", header_of(R"({"a":{"dtype":"U8","x":[[{"y":[1,{"y":2}]}],null,true,"s",-1,1e9],)"
                                      R"("shape":[0],"z":{},"data_offsets":[0,0]}})"));
  EXPECT_EQ(load_safetensors(folder / "x").tensors.at("a").shape(), Shape{0});
}

TEST(SafeTensors, MessagesAreShortWhateverTheFileHolds) {
  const ScratchFolder folder;
  const std::string much(300'000, 'x'), digits(300'000, '7'), quoted = "\"" + much + "\"";
  std::string ones = "1";
  for (int i = 0; i < 20'000; ++i)
    ones += ",1";
  const std::string entry = R"("dtype":"U8","shape":[1],"data_offsets":[0,1])";
  for (const std::string &header :
       {"{" + quoted + ":{" + entry + "}," + quoted + ":{" + entry + "}}", "{" + quoted + ":3}", "{" + quoted,
        "{" + quoted + ":{" + entry + "}}", R"({"a":{"dtype":)" + quoted + R"(,"shape":[1],"data_offsets":[0,1]}})",
        R"({"a":{"dtype":"U8","shape":[)" + digits + R"(],"data_offsets":[0,1]}})",
        R"({"a":{"dtype":"U8","shape":[0.)" + digits + R"(],"data_offsets":[0,1]}})",
        R"({"a":{"dtype":"U8","shape":[)" + quoted + R"(],"data_offsets":[0,1]}})",
        R"({"a":{"dtype":"U8","shape":[)" + ones + R"(],"data_offsets":[0,2]}})",
        R"({"a":{"dtype":"U8","shape":[)" + ones + R"(,-1],"data_offsets":[0,2]}})",
        R"({"__metadata__":{)" + quoted + ":1}}", R"({"__metadata__":{)" + quoted + ":\"\"," + quoted + ":\"\"}}",
        "{\"a\":\x01" + much + "}", "{\"a" + much + "\xff\"}", much}) {
    write_bytes(folder / "x", header_of(header));
    const std::string message = error_of([&] { load_safetensors(folder / "x"); });
    EXPECT_LT(message.size(), 500u) << message.substr(0, 1000);
  }
  const std::string message = error_of([&] { save_safetensors(folder / "y", {{much + "\xff", Array::zeros({1})}}); });
  EXPECT_LT(message.size(), 300u);
}

TEST(SafeTensors, AHundredThousandTensorsTakeMoments) {
  const ScratchFolder folder;
  ArrayMap tensors;
  for (int i = 0; i < 100'000; ++i)
    tensors.emplace("layers." + std::to_string(i) + ".weight", Array::full({2}, i));
  const auto start = std::chrono::steady_clock::now();
  save_safetensors(folder / "x", tensors);
  const SafeTensors loaded = load_safetensors(folder / "x");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  ASSERT_EQ(loaded.tensors.size(), tensors.size());
  EXPECT_EQ(loaded.tensors.at("layers.99999.weight").at<float>({1}), 99999);
}

TEST(SafeTensors, ALargeHeaderNeedsASmallMultipleOfItself) {
  if (has_asan)
    GTEST_SKIP() << "AddressSanitizer keeps what was freed";
  const ScratchFolder folder;
  std::string entries = "{", shapes = R"({"a":{"dtype":"U8","shape":[0)", spaces = "{" + std::string(20'000'000, ' ');
  for (int i = 0; entries.size() < 20'000'000; ++i)
    entries += (i ? ",\"" : "\"") + std::to_string(i) + R"(":{"dtype":"U8","shape":[0],"data_offsets":[0,0]})";
  while (shapes.size() < 20'000'000)
    shapes += ",0";
  for (const std::string &header : {entries + "}", shapes + R"(],"data_offsets":[0,0]}})", spaces + "}",
                                    R"({"__metadata__":{"x":")" + std::string(20'000'000, 'x') + "\"}}"}) {
    write_bytes(folder / "x", header_of(header));
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      struct rusage before{}, after{};
      getrusage(RUSAGE_SELF, &before);
      try {
        load_safetensors(folder / "x");
      } catch (const Error &) {
      }
      getrusage(RUSAGE_SELF, &after);
      _exit((after.ru_maxrss - before.ru_maxrss) / 20'000); // in sizes of the header
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status)) << header.substr(0, 40);
    EXPECT_LE(WEXITSTATUS(status), 10) << header.substr(0, 40);
  }
}

TEST(Npy, MessagesAreShortWhateverTheFileHolds) {
  const ScratchFolder folder;
  const std::string much(60'000, '\x01');
  std::string ones = "1";
  for (int i = 0; i < 20'000; ++i)
    ones += ",1";
  for (const std::string &header :
       {"{'" + much + "': 1}", "{'descr': '" + much + "'}", "{" + much + "}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + ones + ")}", "{'shape': (" + ones + ",-1)}"}) {
    const auto size = static_cast<unsigned>(header.size());
    write_bytes(folder / "x",
                std::string("\x93NUMPY\1\0", 8) + static_cast<char>(size) + static_cast<char>(size >> 8) + header);
    const std::string message = error_of([&] { load_npy(folder / "x"); });
    EXPECT_LT(message.size(), 400u) << message.substr(0, 1000);
    EXPECT_EQ(message.find('\x01'), std::string::npos);
  }
}

TEST(Npy, FortranOrderWithoutElements) {
  const ScratchFolder folder;
  const std::string header =
      "{'descr': '<f4', 'fortran_order': True, 'shape': (4611686018427387904, 4611686018427387904, 0)}";
  write_bytes(folder / "x", std::string("\x93NUMPY\1\0", 8) + static_cast<char>(header.size()) + '\0' + header);
  EXPECT_EQ(load_npy(folder / "x").numel(), 0);
}
