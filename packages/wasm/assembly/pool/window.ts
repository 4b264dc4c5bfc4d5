// How a window slides over pictures or volumes: 21 words on the heap. A picture is a volume of depth 1.
// The order is known to src/kernels/pool/window.ts.

@inline function word(window: usize, i: usize): i32 {
  return load<i32>(window + (i << 2))
}

@inline export function batch(window: usize): i32 { return word(window, 0) }
@inline export function inDepth(window: usize): i32 { return word(window, 1) }
@inline export function inHeight(window: usize): i32 { return word(window, 2) }
@inline export function inWidth(window: usize): i32 { return word(window, 3) }
@inline export function inChannels(window: usize): i32 { return word(window, 4) }
@inline export function outDepth(window: usize): i32 { return word(window, 5) }
@inline export function outHeight(window: usize): i32 { return word(window, 6) }
@inline export function outWidth(window: usize): i32 { return word(window, 7) }
@inline export function outChannels(window: usize): i32 { return word(window, 8) }
@inline export function filterDepth(window: usize): i32 { return word(window, 9) }
@inline export function filterHeight(window: usize): i32 { return word(window, 10) }
@inline export function filterWidth(window: usize): i32 { return word(window, 11) }
@inline export function strideDepth(window: usize): i32 { return word(window, 12) }
@inline export function strideHeight(window: usize): i32 { return word(window, 13) }
@inline export function strideWidth(window: usize): i32 { return word(window, 14) }
@inline export function padFront(window: usize): i32 { return word(window, 15) }
@inline export function padTop(window: usize): i32 { return word(window, 16) }
@inline export function padLeft(window: usize): i32 { return word(window, 17) }
@inline export function dilationDepth(window: usize): i32 { return word(window, 18) }
@inline export function dilationHeight(window: usize): i32 { return word(window, 19) }
@inline export function dilationWidth(window: usize): i32 { return word(window, 20) }

/** The least i >= 0 with i * step >= value. */
@inline export function firstAtLeast(value: i32, step: i32): i32 {
  return value <= 0 ? 0 : (value + step - 1) / step
}

/** The least i >= 0 with i * step > value: how many steps from 0 do not pass it. */
@inline export function firstBeyond(value: i32, step: i32): i32 {
  return value < 0 ? 0 : value / step + 1
}
