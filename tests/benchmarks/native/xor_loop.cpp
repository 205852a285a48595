// The XOR training step in C++ alone: what is left when nothing stands before libtorch.
//
// Prints the median time of a step in seconds, over the rounds given as the first argument with the
// steps per round given as the second. Without arguments it reads numbers of steps, and answers each
// with the seconds that so many steps took.
#include <ATen/core/Tensor.h>
// The class must be complete before the operators are declared.
#include <ATen/Operators.h>
#include <ATen/Parallel.h>
#include <ATen/core/Reduction.h>
#include <ATen/core/LegacyTypeDispatch.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace ops = at::_ops;

static at::Tensor uniform(std::vector<int64_t> size) {
    auto made = ops::rand::call(c10::fromIntArrayRefSlow(size), {}, {}, {}, {});
    return made.sub_(0.5);
}

int main(int count, char** words) {
    const int rounds = count > 1 ? std::atoi(words[1]) : 9;
    const int steps = count > 2 ? std::atoi(words[2]) : 200;
    at::set_num_threads(1);
    const at::Tensor x = uniform({4, 2}), y = uniform({4, 1});
    std::vector<at::Tensor> parameters, momenta;
    for (const auto& size : std::vector<std::vector<int64_t>>{{8, 2}, {8}, {4, 8}, {4}, {1, 4}, {1}}) {
        parameters.push_back(uniform(size).set_requires_grad(true));
        momenta.push_back(uniform(size).zero_());
    }
    const auto& p = parameters;
    const auto step = [&] {
        auto h = ops::relu::call(ops::linear::call(x, p[0], p[1]));
        h = ops::relu::call(ops::linear::call(h, p[2], p[3]));
        h = ops::sigmoid::call(ops::linear::call(h, p[4], p[5]));
        ops::mse_loss::call(h, y, at::Reduction::Mean).backward();
        std::vector<at::Tensor> gradients;
        for (const auto& parameter : parameters) gradients.push_back(parameter.grad());
        at::AutoDispatchBelowAutograd no_grad;
        ops::_fused_sgd_::call(parameters, gradients, momenta, 0, 0.9, 0.5, 0, false, false, false,
                               {}, {});
        for (auto& parameter : parameters) parameter.mutable_grad().reset();
    };
    const auto timed = [&](int number) {
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < number; ++i) step();
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    for (int number; count == 1 && std::scanf("%d", &number) == 1; std::fflush(stdout))
        std::printf("%.9f\n", timed(number));
    if (count == 1) return 0;
    std::vector<double> times;
    for (int round = -1; round < rounds; ++round) {
        const double taken = timed(steps);
        if (round >= 0) times.push_back(taken / steps);  // the first one warms up
    }
    std::sort(times.begin(), times.end());
    std::printf("%.9f\n", times[times.size() / 2]);
}
