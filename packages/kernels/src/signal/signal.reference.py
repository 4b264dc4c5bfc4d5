"""Makes signal.reference.json with librosa and SciPy: spectra, mel spectrograms and cepstral coefficients.

torchaudio's and HTK's are written from their definitions. librosa gives bins before frames, this package
frames before bins.
"""

import base64
import json
import pathlib
import warnings

import librosa
import numpy as np
import scipy
import scipy.fft

warnings.filterwarnings("ignore", category=UserWarning)


def packed(values):
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f4").tobytes()).decode()


def frames_first(values):
    return np.swapaxes(values, -1, -2)


rng = np.random.default_rng(5)
at = np.arange(211)
signals = {
    "noise": rng.normal(size=(2, 77)),
    # With some noise: what is silent in a pure tone is rounding, of which logarithms would tell.
    "chirp": 0.5 * np.sin(2 * np.pi * (0.02 * at + 0.0006 * at**2)) + rng.normal(scale=0.02, size=at.size),
    "step": (np.arange(90) > 40) * 0.7 - 0.2,
    "impulse": (np.arange(64) == 21) * 1.0,
    "constant": np.full(50, 0.3),
    "silence": np.zeros(40),
    # As from 16 bits.
    "loud": np.rint(rng.normal(scale=2000, size=190)),
    "short": np.array([0.4, -0.9, 0.2]),
    "single": np.array([0.6]),
}
signals = {name: np.float32(values).astype(float) for name, values in signals.items()}
pad_modes = {name: name for name in ["constant", "reflect", "symmetric", "edge", "wrap"]}
own_window = [float(np.float32(w)) for w in rng.random(20)]


def stft(signal, *, fftLength=2048, hopLength=None, windowLength=None, window="hann", center=True, border="constant"):
    length = windowLength or fftLength
    known = {"rectangular": "boxcar"}
    options = {
        "n_fft": fftLength,
        "hop_length": hopLength or max(1, length // 4),
        "win_length": length,
        "window": known.get(window, window) if isinstance(window, str) else np.array(window),
    }
    margin = fftLength // 2 if center else 0
    padded = np.pad(signal, [(0, 0)] * (signal.ndim - 1) + [(margin, margin)], mode=border)
    result = librosa.stft(padded, center=False, **options)
    if center and border in ["constant", "edge", "reflect"] and signal.shape[-1] > margin:
        assert np.abs(result - librosa.stft(signal, center=True, pad_mode=border, **options)).max() < 1e-9
    return result


cases = []


def add(operation, signal, options, values, **rest):
    values = np.asarray(values)
    case = {"operation": operation, "signal": signal, "options": options, "shape": values.shape}
    cases.append({**case, "values": packed(values), **rest})


frame_options = [
    {"fftLength": 16},
    {"fftLength": 30, "hopLength": 7, "window": "hamming"},
    {"fftLength": 25, "hopLength": 10, "windowLength": 20, "window": "blackman", "border": "edge"},
    {"fftLength": 32, "hopLength": 32, "window": "rectangular", "border": "reflect"},
    {"fftLength": 24, "hopLength": 5, "windowLength": 20, "window": own_window, "border": "wrap"},
    {"fftLength": 17, "hopLength": 6, "border": "symmetric"},
    {"fftLength": 36, "hopLength": 40, "windowLength": 13, "center": False},
    {"fftLength": 1, "hopLength": 4, "center": False},
]
for name, signal in signals.items():
    for options in frame_options if name != "loud" else []:
        if options.get("center") is False and signal.shape[-1] < options["fftLength"]:
            continue
        spectrum = frames_first(stft(signal, **options))
        add("stft", name, options, np.stack([spectrum.real, spectrum.imag]))
add("stft", "chirp", {}, np.stack([frames_first(part(stft(signals["chirp"]))) for part in (np.real, np.imag)]))
for name in ["noise", "chirp", "silence"]:
    for power in [1, 2]:
        options = {"fftLength": 40, "power": power}
        add("spectrogram", name, options, frames_first(np.abs(stft(signals[name], fftLength=40)) ** power))

for name, options, length in [
    ("noise", {"fftLength": 16}, 77),
    ("noise", {"fftLength": 30, "hopLength": 7, "window": "hamming"}, None),
    ("chirp", {"fftLength": 25, "hopLength": 10, "windowLength": 20}, 220),
    ("chirp", {"fftLength": 64, "hopLength": 16, "center": False}, None),
    ("impulse", {"fftLength": 24, "hopLength": 5, "windowLength": 20, "window": own_window}, 60),
    ("step", {"fftLength": 20, "hopLength": 30}, None),
    ("short", {"fftLength": 16}, 3),
]:
    spectrum = stft(signals[name], **options)
    # Nobody's transform, so that the nearest one is asked.
    spectrum = spectrum * np.float32(rng.random(spectrum.shape) + 0.5)
    spectrum = np.float32(spectrum.real) + 1j * np.float32(spectrum.imag).astype(float)
    values = librosa.istft(
        spectrum.astype(complex),
        n_fft=options["fftLength"],
        hop_length=options.get("hopLength"),
        win_length=options.get("windowLength"),
        window=options.get("window", "hann") if isinstance(options.get("window", ""), str) else np.array(own_window),
        center=options.get("center", True),
        length=length,
    )
    both = np.stack([frames_first(spectrum.real), frames_first(spectrum.imag)])
    told = {**options, **({} if length is None else {"length": length})}
    add("istft", name, told, values, spectrum={"shape": both.shape, "values": packed(both)})

windows = [
    {"name": name, "length": length, "periodic": periodic, "values": list(values)}
    for name in ["hann", "hamming", "blackman", "rectangular"]
    for length in [1, 2, 7, 10]
    for periodic in [True, False]
    for values in [scipy.signal.get_window({"rectangular": "boxcar"}.get(name, name), length, fftbins=periodic)]
]


# Mel.
def straight_in_mel(sampleRate, fftLength, mels):
    """HTK's filters: straight in mel, of height 1."""
    mel = librosa.hz_to_mel(np.arange(fftLength // 2 + 1) * sampleRate / fftLength, htk=True)
    corners = np.linspace(0, librosa.hz_to_mel(sampleRate / 2, htk=True), mels + 2)
    up = (mel - corners[:-2, None]) / np.diff(corners)[:-1, None]
    down = (corners[2:, None] - mel) / np.diff(corners)[1:, None]
    return np.maximum(0, np.minimum(up, down))


def mel_bank(sampleRate, fftLength=2048, mels=128, minHz=0, maxHz=None, scale="slaney", normalization="slaney", triangles="hz"):
    if triangles == "mel":
        return straight_in_mel(sampleRate, fftLength, mels)
    return librosa.filters.mel(
        sr=sampleRate,
        n_fft=fftLength,
        n_mels=mels,
        fmin=minHz,
        fmax=maxHz,
        htk=scale == "htk",
        norm="slaney" if normalization == "slaney" else None,
        dtype=np.float64,
    )


banks = [
    {"sampleRate": 22050, "fftLength": 128, "mels": 20},
    {"sampleRate": 16000, "fftLength": 200, "mels": 23, "scale": "htk"},
    {"sampleRate": 16000, "fftLength": 125, "mels": 12, "normalization": "none", "minHz": 60, "maxHz": 7600},
    {"sampleRate": 8000, "fftLength": 128, "mels": 16, "scale": "htk", "normalization": "none"},
    {"sampleRate": 8000, "fftLength": 128, "mels": 16, "scale": "htk", "normalization": "none", "triangles": "mel"},
    {"sampleRate": 8000, "fftLength": 32, "mels": 40},
]
for options in banks:
    add("melFilterBank", "single", options, mel_bank(**options))
hz = [0, 60, 440, 999.9, 1000, 1500, 8000]
scales = [
    {"scale": scale, "hz": hz, "mel": list(librosa.hz_to_mel(np.array(hz), htk=scale == "htk"))}
    for scale in ["slaney", "htk"]
]

mel_names = ["sampleRate", "mels", "minHz", "maxHz", "scale", "normalization", "triangles"]


def mel_spectrogram(signal, *, power=2, **options):
    frames = {key: value for key, value in options.items() if key not in mel_names}
    bank = {key: value for key, value in options.items() if key in mel_names}
    spectrum = np.abs(stft(signal, **frames)) ** power
    return mel_bank(fftLength=options.get("fftLength", 2048), **bank) @ spectrum


mel_options = [
    {"sampleRate": 8000, "fftLength": 64, "mels": 12},
    {"sampleRate": 16000, "fftLength": 100, "hopLength": 40, "mels": 9, "scale": "htk", "power": 1},
]
for name in ["noise", "chirp", "silence", "short"]:
    for options in mel_options:
        add("melSpectrogram", name, options, frames_first(mel_spectrogram(signals[name], **options)))
whole = librosa.feature.melspectrogram(y=signals["chirp"], sr=8000, n_fft=64, hop_length=16, n_mels=12)
assert np.allclose(mel_spectrogram(signals["chirp"], **mel_options[0]), whole, rtol=1e-6)


# Decibels: of each signal by itself.
for name in ["noise", "chirp", "silence"]:
    power = np.float32(np.abs(stft(signals[name], fftLength=32)) ** 2).astype(float)
    each = power if power.ndim == 3 else power[None]
    for options in [{}, {"reference": "max"}, {"reference": 0.3, "floor": 1e-4, "topDb": 30}, {"topDb": 1e9}]:
        ref = np.max if options.get("reference") == "max" else options.get("reference", 1)
        told = {"ref": ref, "top_db": options.get("topDb", 80)}
        db = [librosa.power_to_db(one, amin=options.get("floor", 1e-10), **told) for one in each]
        amplitude = [librosa.amplitude_to_db(one, amin=options.get("floor", 1e-5), **told) for one in each]
        spectrum = {"shape": frames_first(power).shape, "values": packed(frames_first(power))}
        add("powerToDb", name, options, frames_first(np.reshape(db, power.shape)), spectrum=spectrum)
        add("amplitudeToDb", name, options, frames_first(np.reshape(amplitude, power.shape)), spectrum=spectrum)


# Cepstra.
def lifted(values, lifter):
    return values * (1 + lifter / 2 * np.sin(np.pi * np.arange(1, values.shape[-1] + 1) / lifter)) if lifter else values


levels = np.float32(rng.normal(size=(5, 13))).astype(float)
for dct_type in [1, 2, 3]:
    for norm in ["ortho", "none"]:
        for lifter in [0, 22]:
            kept = {"coefficients": 8, "dctType": dct_type, "dctNormalization": norm, "lifter": lifter}
            values = librosa.feature.mfcc(
                S=levels.T, n_mfcc=8, dct_type=dct_type, norm="ortho" if norm == "ortho" else None, lifter=lifter
            )
            spectrum = {"shape": levels.shape, "values": packed(levels)}
            add("cepstralCoefficients", "single", kept, values.T, spectrum=spectrum)


def librosa_mfcc(signal, *, coefficients=20, dctType=2, dctNormalization="ortho", lifter=0, topDb=80, **options):
    energies = mel_spectrogram(signal, **options)
    return librosa.feature.mfcc(
        S=librosa.power_to_db(energies, top_db=topDb),
        n_mfcc=coefficients,
        dct_type=dctType,
        norm="ortho" if dctNormalization == "ortho" else None,
        lifter=lifter,
    )


def torchaudio_mfcc(signal, rate):
    """torchaudio's MFCC(rate) with its defaults, as its documentation and functional.py define them."""
    frames = stft(signal, fftLength=400, hopLength=200, border="reflect")
    hz = np.linspace(0, rate // 2, 201)
    corners = 700 * (10 ** (np.linspace(0, 2595 * np.log10(1 + rate / 2 / 700), 130) / 2595) - 1)
    up = (hz - corners[:-2, None]) / np.diff(corners)[:-1, None]
    down = (corners[2:, None] - hz) / np.diff(corners)[1:, None]
    energies = np.maximum(0, np.minimum(up, down)) @ np.abs(frames) ** 2
    db = 10 * np.log10(np.maximum(energies, 1e-10))
    db = np.maximum(db, db.max() - 80)
    dct = np.cos(np.pi / 128 * (np.arange(128) + 0.5) * np.arange(40)[:, None]) * np.sqrt(2 / 128)
    dct[0] /= np.sqrt(2)
    return dct @ db


def htk_cepstra(signal, *, sampleRate, fftLength, mels, coefficients):
    power = np.abs(stft(signal, fftLength=fftLength)) ** 2
    energies = straight_in_mel(sampleRate, fftLength, mels) @ power
    logs = np.log(np.maximum(energies, 1e-10))
    return scipy.fft.dct(logs, type=2, norm="ortho", axis=0)[:coefficients]


def htk(signal, *, rate, length, hop, fft_length, mels):
    """HTK's MFCC_0 as the HTK Book defines it (5.2 to 5.6), without pre-emphasis and lifter; C0 is scaled as others."""
    count = 1 + (len(signal) - length) // hop
    frames = np.stack([signal[t * hop : t * hop + length] for t in range(count)])
    windowed = frames * (0.54 - 0.46 * np.cos(2 * np.pi * np.arange(length) / (length - 1)))
    logs = np.log(np.maximum(np.abs(np.fft.rfft(windowed, fft_length)) @ straight_in_mel(rate, fft_length, mels).T, 1))
    cosines = np.cos(np.pi * np.arange(13)[:, None] / mels * (np.arange(1, mels + 1) - 0.5))
    cepstra = np.sqrt(2 / mels) * logs @ cosines.T
    return cepstra * np.r_[np.sqrt(0.5), np.ones(12)]


for name in ["chirp", "step", "silence", "short"]:
    for options in [
        {"sampleRate": 8000, "fftLength": 64, "mels": 16, "coefficients": 13},
        {"sampleRate": 22050, "fftLength": 90, "hopLength": 31, "mels": 10, "coefficients": 5, "lifter": 22, "dctType": 3},
        {"sampleRate": 8000, "fftLength": 32, "mels": 9, "coefficients": 4, "topDb": 20, "dctNormalization": "none"},
    ]:
        add("mfcc", name, options, librosa_mfcc(signals[name], **options).T)
    course = {"sampleRate": 8000, "fftLength": 64, "mels": 16, "coefficients": 13}
    more = {"scale": "htk", "triangles": "mel", "normalization": "none", "logarithm": "ln"}
    add("mfcc", name, {**course, **more}, htk_cepstra(signals[name], **course).T)
hamming = list(scipy.signal.get_window("hamming", 50, fftbins=False)) + [0] * 14
whole_frames = signals["loud"][: 50 + 20 * 6]
signals["frames"] = np.r_[whole_frames, np.zeros(14)]
book = {"sampleRate": 8000, "fftLength": 64, "hopLength": 20, "window": hamming, "center": False, "power": 1, "floor": 1}
told = {**book, "mels": 16, "coefficients": 13, "scale": "htk", "triangles": "mel", "normalization": "none", "logarithm": "ln"}
add("mfcc", "frames", told, htk(whole_frames, rate=8000, length=50, hop=20, fft_length=64, mels=16))
torch = {"coefficients": 40, "fftLength": 400, "hopLength": 200, "border": "reflect", "scale": "htk", "normalization": "none"}
add("mfcc", "chirp", {"sampleRate": 16000, **torch}, torchaudio_mfcc(signals["chirp"], 16000).T)
add("mfcc", "chirp", {"sampleRate": 22050}, librosa_mfcc(signals["chirp"], sampleRate=22050).T)
own = librosa.feature.mfcc(y=signals["chirp"], sr=22050)
assert np.abs(own - librosa_mfcc(signals["chirp"], sampleRate=22050)).max() < 1e-3

path = pathlib.Path(__file__).with_suffix(".json")
versions = {"librosa": librosa.__version__, "scipy": scipy.__version__, "numpy": np.__version__}
told = {name: {"shape": values.shape, "values": packed(values)} for name, values in signals.items()}
path.write_text(
    json.dumps({"versions": versions, "signals": told, "windows": windows, "scales": scales, "cases": cases}) + "\n"
)
counts = {}
for case in cases:
    counts[case["operation"]] = counts.get(case["operation"], 0) + 1
print(counts, path.stat().st_size)
