"""Makes explain.reference.json with PyTorch and captum, in 64 bits, on a small network with frozen weights.

The network: 3x3 convolution of the image's channels to 4 maps, ReLU, 3x3 convolution with stride 2 and no
padding to 5 maps, ReLU, mean over positions, dense to 3 scores. Where a sign or a ReLU decides, values must
be far enough from 0 that 32 bits decide alike.
"""

import base64
import json
import pathlib

import captum
import numpy as np
import torch
import torch.nn.functional as F
from captum.attr import IntegratedGradients, LayerAttribution, LayerGradCam, Occlusion, Saliency
from captum.robust import FGSM, PGD
from scipy.stats import spearmanr

rng = np.random.default_rng(24)
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def frozen(values):
    """As 32 bits have it."""
    return np.asarray(values, dtype=np.float32).astype(np.float64)


def listed(values):
    return [float(f"{v:.9g}") for v in np.ravel(values)]


weights = {
    "conv1": frozen(rng.normal(0, 0.5, (3, 3, 2, 4))),
    "bias1": frozen(rng.normal(0, 0.3, 4)),
    "conv2": frozen(rng.normal(0, 0.4, (3, 3, 4, 5))),
    "bias2": frozen(rng.normal(0, 0.3, 5)),
    "dense": frozen(rng.normal(0, 1, (5, 3))),
    "bias3": frozen(rng.normal(0, 0.3, 3)),
}


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(2, 4, 3, padding=1)
        self.conv2 = torch.nn.Conv2d(4, 5, 3, stride=2)
        self.maps = torch.nn.ReLU()
        self.dense = torch.nn.Linear(5, 3)
        for part, weight, bias in [
            (self.conv1, weights["conv1"].transpose(3, 2, 0, 1), weights["bias1"]),
            (self.conv2, weights["conv2"].transpose(3, 2, 0, 1), weights["bias2"]),
            (self.dense, weights["dense"].T, weights["bias3"]),
        ]:
            part.weight.data = torch.tensor(weight.copy())
            part.bias.data = torch.tensor(bias)

    def forward(self, x):
        first = self.conv1(x)
        second = self.conv2(F.relu(first))
        self.least = min(first.abs().min().item(), second.abs().min().item())
        return self.dense(self.maps(second).mean((2, 3)))


net = Net()


def nchw(image):
    return torch.tensor(image.transpose(0, 3, 1, 2).copy())


def nhwc(tensor):
    return tensor.detach().numpy().transpose(0, 2, 3, 1)


y, x = np.mgrid[0:9, 0:11]
step = np.where(x < 6, 0.2, 0.9)
impulse = np.zeros((8, 5))
impulse[3, 2] = 1
images = {
    "noise": rng.random((1, 7, 9, 2)),
    "constant": np.full((1, 6, 5, 2), 0.5),
    "step": np.stack([step, 1 - step], -1)[None],
    "ramp": np.stack([(x + y) / 18, x / 20], -1)[None],
    "impulse": np.stack([impulse, 0 * impulse], -1)[None],
    "column": rng.random((1, 13, 3, 2)),
    "batch": rng.random((3, 5, 8, 2)),
}
images = {name: frozen(image) for name, image in images.items()}
targets = {"noise": 0, "constant": 1, "step": 2, "ramp": 0, "impulse": 1, "column": 2, "batch": [0, 2, 1]}

def packed(values):
    """As 32 bits in base64."""
    return base64.b64encode(np.ravel(values).astype("<f4").tobytes()).decode()


cases = []


def case(operation, image, options, values):
    """Where all is 0 nothing is proven."""
    values = np.asarray(values)
    if operation not in ["fgsm.success", "pgd.success", "gradCam"]:
        assert np.abs(values).max() > 1e-3, (operation, image, options)
    shape = list(values.shape)
    cases.append({"operation": operation, "image": image, "options": options, "shape": shape, "values": packed(values)})


def attacked(name, steps, step_size, epsilon, labels, targeted, bounds):
    """PGD written out, because it tells how near to 0 a gradient came; captum's must be the same."""
    original = nchw(images[name])
    at = original.clone()
    label = torch.tensor(np.ravel(labels)).expand(original.shape[0])
    for _ in range(steps):
        at = at.detach().requires_grad_(True)
        loss = F.cross_entropy(net(at), label, reduction="sum")
        assert net.least > 3e-6, (name, net.least)
        (gradient,) = torch.autograd.grad(loss, at)
        assert gradient[gradient != 0].abs().min() > 1e-6, (name, gradient.abs().min())
        at = at + (-1 if targeted else 1) * step_size * gradient.sign()
        at = original + (at - original).clamp(-epsilon, epsilon)
        if bounds:
            at = at.clamp(*bounds)
    is_label = net(at).argmax(1) == label
    return at.detach(), (is_label if targeted else ~is_label)


def cross_entropy(scores, label):
    return F.cross_entropy(scores, label, reduction="none")


for name, image in images.items():
    tensor, target = nchw(image), targets[name]
    best = net(tensor).argmax(1)
    assert net.least > 3e-6, (name, net.least)
    index = torch.tensor(target) if isinstance(target, list) else target

    signed = nhwc(Saliency(net).attribute(tensor, target=index, abs=False))
    case("saliency", name, {"target": target, "form": "signed"}, signed)
    case("saliency", name, {"target": target}, np.abs(signed).max(3, keepdims=True))
    highest = nhwc(Saliency(net).attribute(tensor, target=best))
    case("saliency", name, {}, highest.max(3, keepdims=True))

    for method, theirs in [("midpoint", "riemann_middle"), ("riemann", "riemann_right")]:
        for baseline, steps in [(0, 7), (0.3, 20)]:
            found, delta = IntegratedGradients(net).attribute(
                tensor, baseline, target=index, n_steps=steps, method=theirs, return_convergence_delta=True
            )
            options = {"target": target, "baseline": baseline, "steps": steps, "method": method}
            case("integratedGradients", name, options, nhwc(found))
            total = nhwc(found).sum((1, 2, 3))
            start = net(torch.full_like(tensor, baseline))
            rows = torch.arange(len(tensor))
            change = (net(tensor) - start)[rows, torch.as_tensor(target).expand(len(tensor))].detach().numpy()
            assert np.allclose(delta.numpy(), total - change)
            if np.abs(delta.numpy()).max() > 1e-3:
                case("convergenceDelta", name, options, delta.numpy())

    for relu in [True, False]:
        cam = LayerGradCam(net, net.maps).attribute(tensor, target=index, relu_attributions=relu)
        large = LayerAttribution.interpolate(cam, image.shape[1:3], interpolate_mode="bilinear")
        case("gradCam", name, {"target": target, "relu": relu}, nhwc(large))

    for window, stride, fill in [(3, 2, 0), ([2, 3], 1, [0.5, 0.1]), ([3, 1], [2, 1], 0.7)]:
        sides = (window, window) if isinstance(window, int) else tuple(window)
        moves = (stride, stride) if isinstance(stride, int) else tuple(stride)
        baseline = torch.tensor(fill).expand(2).reshape(1, 2, 1, 1).expand_as(tensor).to(tensor.dtype)
        found = Occlusion(net).attribute(
            tensor, (2, *sides), (2, *moves), baselines=baseline.contiguous(), target=index
        )
        options = {"window": window, "stride": stride, "fill": fill, "target": target}
        case("occlusion", name, options, nhwc(found)[..., :1])

    label = torch.tensor(np.ravel(target)).expand(len(tensor))
    low, high = float(image.min()), float(image.max()) + 0.05
    for targeted in [False, True]:
        for epsilon, bounds in [(0.05, None), (0.1, [low, high])]:
            told = {"labels": target, "targeted": targeted, "epsilon": epsilon}
            told |= {"range": bounds} if bounds else {}
            limits = dict(zip(["lower_bound", "upper_bound"], bounds or [-9.0, 9.0]))
            fgsm, pgd = FGSM(net, cross_entropy, **limits), PGD(net, cross_entropy, **limits)
            # It takes gradients below a millionth for 0.
            fgsm.zero_thresh = pgd.fgsm.zero_thresh = 0

            at, success = attacked(name, 1, epsilon, epsilon, target, targeted, bounds)
            assert torch.allclose(at, fgsm.perturb(tensor, epsilon, label, targeted=targeted)), name
            case("fgsm", name, told, nhwc(at))
            case("fgsm.success", name, told, success.numpy().astype(int))

            at, success = attacked(name, 6, epsilon / 3, epsilon, target, targeted, bounds)
            theirs = pgd.perturb(tensor, epsilon, epsilon / 3, 6, label, targeted=targeted)
            assert torch.allclose(at, theirs), name
            told |= {"steps": 6, "stepSize": epsilon / 3}
            case("pgd", name, told, nhwc(at))
            case("pgd.success", name, told, success.numpy().astype(int))

for normalization in ["area", "size", "none"]:
    for name, image in images.items():
        count, height, width, maps = image.shape
        rows = image.reshape(count, -1, maps)
        divisor = {"area": height * width, "size": height * width * maps, "none": 1}[normalization]
        case("gramMatrix", name, {"normalization": normalization}, np.einsum("npi,npj->nij", rows, rows) / divisor)


def style_loss(maps, styles, layer_weights, normalization):
    """Gatys' formula (4) and (5), and Johnson's; for one image in each of maps."""
    total = 0
    for layer, style, weight in zip(maps, styles, layer_weights):
        grams = []
        for one in [layer, style]:
            rows = one.reshape(-1, one.shape[-1])
            grams.append(rows.T @ rows / (len(rows) if normalization == "gatys" else one.size))
        loss = ((grams[0] - grams[1]) ** 2).sum()
        total += weight * loss / (4 * layer.shape[-1] ** 2 if normalization == "gatys" else 1)
    return total


styles = []
for name, other, layer_weights in [("noise", "ramp", [1]), ("step", "impulse", [0.5]), ("batch", "column", [3])]:
    for normalization in ["gatys", "johnson"]:
        each = [style_loss([one], [images[other][0]], layer_weights, normalization) for one in images[name]]
        options = {"weights": layer_weights, "normalization": normalization}
        styles.append({"image": name, "style": other, "options": options, "value": float(np.mean(each))})


def ascended(shape, target, steps, rate, mean, l2, tv, normalization, bounds):
    at = torch.full((1, shape[2], *shape[:2]), mean)
    for step in range(steps + 1):
        at = at.clamp(*bounds) if bounds else at
        if step == steps:
            return nhwc(at)[0]
        at = at.detach().requires_grad_(True)
        rough = ((at[:, :, 1:] - at[:, :, :-1]) ** 2).sum() + ((at[..., 1:] - at[..., :-1]) ** 2).sum()
        aim = net(at)[:, target].sum() - l2 * ((at - mean) ** 2).sum() - tv * rough
        assert net.least > 3e-6
        (gradient,) = torch.autograd.grad(aim, at)
        size = gradient.square().mean().sqrt() if normalization == "rms" else 1
        at = at + rate * gradient / size


ascents = []
for told in [
    {"steps": 9, "learningRate": 0.5, "mean": 0.4, "l2": 0.02, "totalVariation": 0.05},
    {"steps": 5, "learningRate": 0.05, "mean": 0.1, "l2": 0.3, "totalVariation": 0.01, "normalization": "rms"},
    {"steps": 8, "learningRate": 2, "mean": 0.9, "l2": 0, "totalVariation": 0.1, "range": [0.1, 0.8]},
]:
    for shape, target in [((7, 9, 2), 0), ((13, 3, 2), 2)]:
        normalization, bounds = told.get("normalization", "none"), told.get("range")
        sizes = [told[name] for name in ["steps", "learningRate", "mean", "l2", "totalVariation"]]
        values = ascended(shape, target, *sizes, normalization, bounds)
        ascents.append({"options": {"shape": shape, "target": target, "noise": 0, **told}, "values": packed(values)})

ranks = []
for size, digits in [(2, 3), (5, 3), (40, 1), (40, 0), (101, 1)]:
    one, other = np.round(rng.normal(size=(2, size)), digits)
    other = np.round(other + 0.5 * one, digits)
    ranks.append({"one": listed(one), "other": listed(other), "value": float(spearmanr(one, other).statistic)})

reference = {
    "versions": {"torch": torch.__version__, "captum": captum.__version__, "numpy": np.__version__},
    "weights": {name: {"shape": value.shape, "values": listed(value)} for name, value in weights.items()},
    "images": {name: {"shape": image.shape, "values": listed(image)} for name, image in images.items()},
    **{"cases": cases, "styles": styles, "ascents": ascents, "ranks": ranks},
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference) + "\n")
print(len(cases), path.stat().st_size)
