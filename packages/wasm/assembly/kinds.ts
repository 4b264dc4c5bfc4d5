/** The kinds of task, by number: what `runTask` tells apart. */
export const PROBE: i32 = 0
export const GEMM_PACK: i32 = 1
export const GEMM_MULTIPLY: i32 = 2
export const GEMM_THIN: i32 = 3
