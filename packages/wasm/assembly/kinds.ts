/** The kinds of task, by number: what `runTask` tells apart. */
export const PROBE: i32 = 0
export const GEMM_PACK: i32 = 1
export const GEMM_MULTIPLY: i32 = 2
export const GEMM_THIN: i32 = 3
export const CONV_MULTIPLY: i32 = 10
export const CONV_FILTER: i32 = 11
export const CONV_FILTER_SUM: i32 = 12
