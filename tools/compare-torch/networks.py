"""The networks of @howifeel/fer-models in PyTorch, with the state dict keys of torchvision, timm and facenet-pytorch."""

import torch
import torch.nn.functional as F
from torch import nn


class BasicBlock(nn.Module):
    def __init__(self, inputs, filters, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, filters, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(filters)
        self.conv2 = nn.Conv2d(filters, filters, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(filters)
        self.downsample = nn.Identity()
        if stride > 1:
            self.downsample = nn.Sequential(
                nn.Conv2d(inputs, filters, 1, stride, bias=False), nn.BatchNorm2d(filters)
            )

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(y)) + self.downsample(x))


class ResNet18(nn.Module):
    """He et al. 2015, arXiv 1512.03385; torchvision's keys."""

    def __init__(self, channels=3, classes=1000, stem="imagenet", **_):
        super().__init__()
        kernel, stride = (7, 2) if stem == "imagenet" else (3, 1)
        self.conv1 = nn.Conv2d(channels, 64, kernel, stride, kernel // 2, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.pool = nn.Identity() if stem == "small" else nn.MaxPool2d(3, 2, 1)
        inputs = 64
        for stage, filters in enumerate([64, 128, 256, 512], 1):
            first = BasicBlock(inputs, filters, 1 if stage == 1 else 2)
            setattr(self, f"layer{stage}", nn.Sequential(first, BasicBlock(filters, filters, 1)))
            inputs = filters
        self.fc = nn.Linear(512, classes)

    def forward(self, x):
        x = self.pool(F.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(x.mean((2, 3)))


class Student(nn.Module):
    """The browser's network: nine plain convolutions with batch norm; its keys are our own."""

    def __init__(self, channels=1, classes=7, width=24, dropout=0.0, **_):
        super().__init__()
        layers, inputs = [], channels
        for times, stride, blocks in ((1, 2, 1), (2, 1, 2), (4, 2, 3), (8, 2, 3)):
            for block in range(blocks):
                step = stride if block == 0 else 1
                layers += [nn.Conv2d(inputs, times * width, 3, step, 1, bias=False)]
                layers += [nn.BatchNorm2d(times * width), nn.ReLU()]
                inputs = times * width
        self.features = nn.Sequential(*layers)
        self.logits = nn.Sequential(nn.Dropout(dropout), nn.Linear(inputs, classes))

    def forward(self, x):
        return self.logits(self.features(x).mean((2, 3)))


class Vgg13(nn.Module):
    """Simonyan & Zisserman 2014, arXiv 1409.1556, configuration B; the keys of torchvision's vgg13_bn."""

    def __init__(self, channels=3, classes=1000, width=64, head="dense", headUnits=4096, **_):
        super().__init__()
        layers, inputs = [], channels
        for times in (1, 2, 4, 8, 8):
            for _position in range(2):
                layers += [nn.Conv2d(inputs, times * width, 3, 1, 1), nn.BatchNorm2d(times * width), nn.ReLU()]
                inputs = times * width
            layers.append(nn.MaxPool2d(2))
        self.features = nn.Sequential(*layers)
        self.head = head
        if head == "dense":
            self.classifier = nn.Sequential(
                nn.Linear(inputs * 49, headUnits), nn.ReLU(), nn.Dropout(),
                nn.Linear(headUnits, headUnits), nn.ReLU(), nn.Dropout(),
                nn.Linear(headUnits, classes),
            )  # fmt: skip
        else:  # The last linear layer has torchvision's key, though not its shape.
            self.classifier = nn.ModuleDict({"6": nn.Linear(inputs, classes)})

    def forward(self, x):
        x = self.features(x)
        if self.head == "dense":
            return self.classifier(F.adaptive_avg_pool2d(x, 7).flatten(1))
        return self.classifier["6"](x.mean((2, 3)))


class SelfAttention(nn.Module):
    def __init__(self, dimension, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(dimension, 3 * dimension)
        self.proj = nn.Linear(dimension, dimension)

    def forward(self, x):
        n, tokens, dimension = x.shape
        qkv = self.qkv(x).reshape(n, tokens, 3, self.heads, dimension // self.heads).permute(2, 0, 3, 1, 4)
        y = F.scaled_dot_product_attention(*qkv)
        return self.proj(y.transpose(1, 2).reshape(n, tokens, dimension))


class Mlp(nn.Module):
    def __init__(self, dimension):
        super().__init__()
        self.fc1 = nn.Linear(dimension, 4 * dimension)
        self.fc2 = nn.Linear(4 * dimension, dimension)

    def forward(self, x):
        return self.fc2(F.gelu(self.fc1(x)))


class EncoderBlock(nn.Module):
    def __init__(self, dimension, heads):
        super().__init__()
        self.norm1 = nn.LayerNorm(dimension, eps=1e-6)
        self.attn = SelfAttention(dimension, heads)
        self.norm2 = nn.LayerNorm(dimension, eps=1e-6)
        self.mlp = Mlp(dimension)

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class Vit(nn.Module):
    """Dosovitskiy et al. 2020, arXiv 2010.11929; timm's keys."""

    SIZES = {"tiny": (192, 3), "small": (384, 6), "base": (768, 12)}

    def __init__(self, inputSize=224, channels=3, classes=1000, size="tiny", patchSize=16, depth=12, **_):
        super().__init__()
        dimension, heads = self.SIZES[size]
        self.patch_embed = nn.ModuleDict({"proj": nn.Conv2d(channels, dimension, patchSize, patchSize)})
        self.cls_token = nn.Parameter(torch.zeros(1, 1, dimension))
        self.pos_embed = nn.Parameter(torch.zeros(1, 1 + (inputSize // patchSize) ** 2, dimension))
        self.blocks = nn.Sequential(*[EncoderBlock(dimension, heads) for _ in range(depth)])
        self.norm = nn.LayerNorm(dimension, eps=1e-6)
        self.head = nn.Linear(dimension, classes)

    def forward(self, x):
        patches = self.patch_embed["proj"](x).flatten(2).transpose(1, 2)
        tokens = torch.cat([self.cls_token.expand(len(x), -1, -1), patches], 1) + self.pos_embed
        return self.head(self.norm(self.blocks(tokens))[:, 0])


class ConvUnit(nn.Module):
    def __init__(self, inputs, filters, kernel, stride=1, padding=0):
        super().__init__()
        self.conv = nn.Conv2d(inputs, filters, kernel, stride, padding, bias=False)
        self.bn = nn.BatchNorm2d(filters, eps=1e-3)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x)))


def path(inputs, *steps):
    """Convolutions one after the other: (filters, kernel[, stride]); a stride goes without padding."""
    units = []
    for filters, kernel, *stride in steps:
        sides = (kernel, kernel) if isinstance(kernel, int) else kernel
        padding = 0 if stride else tuple(side // 2 for side in sides)
        units.append(ConvUnit(inputs, filters, sides, stride[0] if stride else 1, padding))
        inputs = filters
    return units[0] if len(units) == 1 else nn.Sequential(*units)


class Branches(nn.Module):
    def __init__(self, *branches):
        super().__init__()
        self.count = len(branches)
        for index, branch in enumerate(branches):
            setattr(self, f"branch{index}", branch)

    def forward(self, x):
        return torch.cat([getattr(self, f"branch{index}")(x) for index in range(self.count)], 1)


class Residual(Branches):
    def __init__(self, channels, joined, scale, *branches, relu=True):
        super().__init__(*branches)
        self.conv2d = nn.Conv2d(joined, channels, 1)
        self.scale = scale
        self.activation = nn.ReLU() if relu else nn.Identity()

    def forward(self, x):
        return self.activation(self.conv2d(super().forward(x)) * self.scale + x)


class FaceNet(nn.Module):
    """Inception-ResNet-v1, Szegedy et al. 2016, arXiv 1602.07261; facenet-pytorch's keys."""

    def __init__(self, channels=3, classes=8631, head="classifier", **_):
        super().__init__()

        def block8(scale, relu=True):
            branches = path(1792, (192, 1)), path(1792, (192, 1), (192, (1, 3)), (192, (3, 1)))
            return Residual(1792, 384, scale, *branches, relu=relu)

        self.conv2d_1a = path(channels, (32, 3, 2))
        self.conv2d_2a = path(32, (32, 3, 1))
        self.conv2d_2b = path(32, (64, 3))
        self.maxpool_3a = nn.MaxPool2d(3, 2)
        self.conv2d_3b = path(64, (80, 1))
        self.conv2d_4a = path(80, (192, 3, 1))
        self.conv2d_4b = path(192, (256, 3, 2))
        self.repeat_1 = nn.Sequential(*[
            Residual(256, 96, 0.17, path(256, (32, 1)), path(256, (32, 1), (32, 3)), path(256, (32, 1), (32, 3), (32, 3)))
            for _ in range(5)
        ])  # fmt: skip
        self.mixed_6a = Branches(
            path(256, (384, 3, 2)), path(256, (192, 1), (192, 3), (256, 3, 2)), nn.MaxPool2d(3, 2)
        )
        self.repeat_2 = nn.Sequential(*[
            Residual(896, 256, 0.1, path(896, (128, 1)), path(896, (128, 1), (128, (1, 7)), (128, (7, 1))))
            for _ in range(10)
        ])  # fmt: skip
        self.mixed_7a = Branches(
            path(896, (256, 1), (384, 3, 2)),
            path(896, (256, 1), (256, 3, 2)),
            path(896, (256, 1), (256, 3), (256, 3, 2)),
            nn.MaxPool2d(3, 2),
        )
        self.repeat_3 = nn.Sequential(*[block8(0.2) for _ in range(5)])
        self.block8 = block8(1, relu=False)
        self.last_linear = nn.Linear(1792, 512, bias=False)
        self.last_bn = nn.BatchNorm1d(512, eps=1e-3)
        self.classify = head == "classifier"
        if self.classify:
            self.logits = nn.Linear(512, classes)

    def forward(self, x):
        x = self.maxpool_3a(self.conv2d_2b(self.conv2d_2a(self.conv2d_1a(x))))
        x = self.conv2d_4b(self.conv2d_4a(self.conv2d_3b(x)))
        x = self.mixed_7a(self.repeat_2(self.mixed_6a(self.repeat_1(x))))
        x = self.block8(self.repeat_3(x))
        x = self.last_bn(self.last_linear(x.mean((2, 3))))
        return self.logits(x) if self.classify else F.normalize(x)


NETWORKS = {"student": Student, "resnet18": ResNet18, "vgg13": Vgg13, "vit": Vit, "facenet": FaceNet}
