"""Makes overlap.reference.json: masks with scikit-learn, boxes with NumPy and OpenCV."""

import json
import pathlib

import cv2
import numpy as np
import sklearn
from sklearn.metrics import f1_score, jaccard_score

rng = np.random.default_rng(22)
masks = {
    "noise": (rng.random((9, 13)) < 0.5, rng.random((9, 13)) < 0.4),
    "same": (np.eye(5, 8), np.eye(5, 8)),
    "apart": (np.eye(4, 6), 1 - np.eye(4, 6)),
    "row": (np.array([[1, 1, 0, 1]]), np.array([[0, 1, 1, 1]])),
    "pixel": (np.array([[1]]), np.array([[1]])),
    "colors": (rng.random((5, 6, 3)) < 0.5, rng.random((5, 6, 3)) < 0.7),
}
maps = {
    "noise": (rng.integers(0, 4, (8, 11)), rng.integers(0, 4, (8, 11)), 4),
    "near": ((near := rng.integers(0, 5, (7, 12))), np.where(rng.random(near.shape) < 0.2, 2, near), 5),
    "unknown": (np.where(rng.random((9, 10)) < 0.3, 255, rng.integers(0, 3, (9, 10))), rng.integers(0, 3, (9, 10)), 3),
}


def image(values):
    return {"shape": values.shape, "values": [int(v) for v in np.ravel(values)]}


told_masks = [
    {
        "name": name,
        "truth": image(truth),
        "predicted": image(predicted),
        "iou": jaccard_score(truth.ravel(), predicted.ravel()),
        "dice": f1_score(truth.ravel(), predicted.ravel()),
    }
    for name, (truth, predicted) in masks.items()
]
told_maps = []
for name, (truth, predicted, classes) in maps.items():
    known = truth < classes
    asked = {"labels": range(classes), "average": None}
    told_maps.append({
        "name": name,
        "classes": classes,
        "truth": image(truth),
        "predicted": image(predicted),
        "iou": jaccard_score(truth[known], predicted[known], **asked).tolist(),
        "dice": f1_score(truth[known], predicted[known], **asked).tolist(),
    })


def box_iou(boxes, others):
    corner, end = np.maximum(boxes[:, None, :2], others[:, :2]), np.minimum(boxes[:, None, 2:], others[:, 2:])
    both = np.clip(end - corner, 0, None).prod(-1)
    area = [np.clip(b[:, 2:] - b[:, :2], 0, None).prod(-1) for b in (boxes, others)]
    union = area[0][:, None] + area[1] - both
    low, high = np.minimum(boxes[:, None, :2], others[:, :2]), np.maximum(boxes[:, None, 2:], others[:, 2:])
    hull = np.clip(high - low, 0, None).prod(-1)
    share = np.divide(both, union, out=np.zeros_like(both), where=union > 0)
    lost = np.divide(hull - union, hull, out=np.zeros_like(both), where=hull > 0)
    return share, share - lost


def random_boxes(count, size):
    corners = rng.random((count, 2)) * size
    return np.hstack([corners, corners + rng.random((count, 2)) * size / 2]).astype(np.float32).astype(float)


boxes, others = random_boxes(9, 10), random_boxes(6, 10)
boxes[0] = [0, 0, 2, 2]
others[0] = [1, 1, 3, 3]
boxes[1] = [4, 4, 4, 9]
others[1] = boxes[2]
share, generalized = box_iou(boxes, others)
pairs = {"boxes": boxes.tolist(), "others": others.tolist(), "iou": share.ravel().tolist(), "generalized": generalized.ravel().tolist()}

scenes, found = {}, []
for name, count in (("crowd", 40), ("few", 5), ("one", 1)):
    crowd = random_boxes(count, 30)
    crowd[:, 2:] += 6
    scores = (rng.random(count) * 0.9 + 0.1).round(4)
    classes = rng.integers(0, 3, count)
    scenes[name] = {"boxes": crowd.tolist(), "scores": scores.tolist(), "classes": classes.tolist()}
    # As x, y, width and height.
    rectangles = np.column_stack([crowd[:, 1], crowd[:, 0], crowd[:, 3] - crowd[:, 1], crowd[:, 2] - crowd[:, 0]])
    for iou_max in (0.1, 0.3, 0.45, 0.7):
        for score_min in (0.0, 0.5):
            kept = cv2.dnn.NMSBoxes(rectangles.tolist(), scores.tolist(), score_min, iou_max)
            by_class = cv2.dnn.NMSBoxesBatched(rectangles.tolist(), scores.tolist(), classes.tolist(), score_min, iou_max)
            options = {"iouMax": iou_max, "scoreMin": score_min}
            found.append({"scene": name, "options": options, "kept": np.ravel(kept).astype(int).tolist(), "byClass": np.ravel(by_class).astype(int).tolist()})
soft = []
for name, scene in scenes.items():
    crowd = np.array(scene["boxes"])
    rectangles = np.column_stack([crowd[:, 1], crowd[:, 0], crowd[:, 3] - crowd[:, 1], crowd[:, 2] - crowd[:, 0]])
    for sigma, score_min in ((0.5, 0.001), (0.2, 0.3)):
        # Written anew: OpenCV's takes whole numbers of pixels only.
        left = dict(enumerate(scene["scores"]))
        ious = box_iou(crowd, crowd)[0]
        indices, scores = [], []
        while left:
            best = max(left, key=lambda box: (left[box], -box))
            score = left.pop(best)
            if score < score_min:
                break
            indices.append(best)
            scores.append(score)
            left = {box: other * np.exp(-(ious[box, best] ** 2) / sigma) for box, other in left.items()}
        soft.append({"scene": name, "options": {"sigma": sigma, "scoreMin": score_min}, "indices": indices, "scores": scores})

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"numpy": np.__version__, "cv2": cv2.__version__, "sklearn": sklearn.__version__}
told = {"versions": versions, "masks": told_masks, "maps": told_maps, "pairs": pairs, "scenes": scenes, "suppressed": found, "soft": soft}
path.write_text(json.dumps(told) + "\n")
print(len(told_masks), len(told_maps), len(found), len(soft), path.stat().st_size)
