/** The kinds of task, by number: what `runTask` tells apart. */
export const PROBE: i32 = 0
export const GEMM_PACK: i32 = 1
export const GEMM_MULTIPLY: i32 = 2
export const GEMM_THIN: i32 = 3
export const CONV_MULTIPLY: i32 = 10
export const CONV_FILTER: i32 = 11
export const CONV_FILTER_SUM: i32 = 12

// Arrays: number by number, reduced, gathered
export const FIRST_OF_ARRAYS: i32 = 50
export const UNARY: i32 = 50
export const BINARY: i32 = 51
export const COMPARE: i32 = 52
export const REDUCE_LINES: i32 = 60
export const REDUCE_COLUMNS: i32 = 61
export const SOFTMAX: i32 = 65
export const SEGMENT_SUM: i32 = 70
export const GATHER: i32 = 71
export const DROPOUT: i32 = 75
export const SCAN: i32 = 76
export const TOP_K: i32 = 77
export const RESPONSE: i32 = 78
export const RESPONSE_GRADIENT: i32 = 79
export const LAST_OF_ARRAYS: i32 = 89
export const WINOGRAD_FILTERS: i32 = 13
export const WINOGRAD_MULTIPLY: i32 = 14
export const WINOGRAD_GRADIENT: i32 = 15
export const WINOGRAD_GRADIENT_OUT: i32 = 16
export const SGD: i32 = 90
export const MOMENTUM: i32 = 91
export const RMSPROP: i32 = 92
export const ADAM: i32 = 93
export const COPY_ROWS: i32 = 100

// Pictures and volumes
export const FIRST_OF_PICTURES: i32 = 30
export const POOL_MAX: i32 = 30
export const POOL_MAX_INTEGER: i32 = 31
export const POOL_AVERAGE: i32 = 32
export const POOL_MAX_GRADIENT: i32 = 33
export const POOL_AVERAGE_GRADIENT: i32 = 34
export const DEPTHWISE: i32 = 35
export const DEPTHWISE_INPUT: i32 = 36
export const DEPTHWISE_FILTER: i32 = 37
export const DEPTHWISE_FILTER_SUM: i32 = 38
export const DEPTHWISE_REPEAT: i32 = 39
export const DEPTHWISE_FOLD: i32 = 40
export const RESIZE_GRADIENT: i32 = 41
export const BATCH_NORM: i32 = 42
export const BATCH_NORM_GRADIENT: i32 = 43
export const VOLUME_PATCHES: i32 = 44
export const VOLUME_SCATTER: i32 = 45
export const POOL_PLACES: i32 = 46
export const LAST_OF_PICTURES: i32 = 49
