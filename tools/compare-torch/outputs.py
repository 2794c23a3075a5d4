"""
Reads [{"architecture", "options"}, …] from standard input, builds each in PyTorch with the weights and the input of the
formula in libs/fer-models/src/testing/torch/formula-values.ts, and prints [{"parameters", "shapes", "outputs"}, …] as
JSON; "shapes" are those of the state dict.
"""

import json
import sys

import numpy as np
import torch
from networks import NETWORKS


def formula(key, shape):
    """Numbers in 0..1 that both sides compute alike: FNV-1a of the key plus the index, through an integer hash."""
    start = 2166136261
    for byte in key.encode():
        start = (start ^ byte) * 16777619 % 2**32
    size = int(np.prod(shape))
    x = (np.arange(size, dtype=np.uint64) + start).astype(np.uint32)
    x ^= x >> 16
    x *= np.uint32(0x7FEB352D)
    x ^= x >> 15
    x *= np.uint32(0x846CA68B)
    x ^= x >> 16
    return x.astype(np.float64) / 2**32


def values(key, shape):
    u = formula(key, shape)
    kind = key.split(".")[-1]
    if kind == "running_var" or (kind == "weight" and len(shape) == 1):
        v = 0.5 + u
    elif key in ("cls_token", "pos_embed"):
        v = u - 0.5
    elif len(shape) > 1:
        v = (2 * u - 1) * np.sqrt(4.5 / np.prod(shape[1:]))
    else:
        v = (2 * u - 1) * 0.2
    return torch.from_numpy(v.astype(np.float32).reshape(shape))


def run(case):
    options = case["options"]
    network = NETWORKS[case["architecture"]](**options).eval()
    state = network.state_dict()
    network.load_state_dict({
        key: tensor if key.endswith("num_batches_tracked") else values(key, tuple(tensor.shape))
        for key, tensor in state.items()
    })
    side = options["inputSize"]
    shape = (1, options["channels"], side, side)
    image = torch.from_numpy(((2 * formula("input", shape) - 1) * 1.7).astype(np.float32).reshape(shape))
    with torch.no_grad():
        outputs = network(image)[0].tolist()
    return {
        "parameters": sum(p.numel() for p in network.parameters()),
        "shapes": {key: list(tensor.shape) for key, tensor in state.items()},
        "outputs": outputs,
    }


torch.set_num_threads(1)
json.dump([run(case) for case in json.load(sys.stdin)], sys.stdout)
