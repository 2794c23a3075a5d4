"""
Reads [{"architecture", "options", "batchSize", "steps", "precision"}, …] from standard input and prints the images a
second of the median training step (forward, backward, SGD with Nesterov momentum) of each in PyTorch, as JSON.
`precision` is float32 or bf16 (autocast).
"""

import json
import sys
import time
from pathlib import Path

import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "compare-torch"))
from networks import NETWORKS  # noqa: E402


def images_per_second(case):
    options, batch = case["options"], case["batchSize"]
    if case["architecture"] not in NETWORKS:
        return None
    network = NETWORKS[case["architecture"]](**options).train().to(memory_format=torch.channels_last)
    optimiser = torch.optim.SGD(network.parameters(), lr=1e-4, momentum=0.9, nesterov=True, weight_decay=5e-4)
    side = options["inputSize"]
    image = torch.randn(batch, options["channels"], side, side).contiguous(memory_format=torch.channels_last)
    label = torch.arange(batch) % options["classes"]
    times = []
    for step in range(case["steps"] + 2):
        start = time.perf_counter()
        optimiser.zero_grad()
        with torch.autocast("cpu", torch.bfloat16, enabled=case["precision"] == "bf16"):
            loss = F.cross_entropy(network(image), label, label_smoothing=0.1)
        loss.backward()
        optimiser.step()
        if step >= 2:
            times.append(time.perf_counter() - start)
    return batch / sorted(times)[len(times) // 2]


json.dump([images_per_second(case) for case in json.load(sys.stdin)], sys.stdout)
