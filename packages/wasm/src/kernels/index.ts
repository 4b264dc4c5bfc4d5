import type { OwnKernel } from './kernel.js'
import { batchMatMul, fusedMatMul } from './matmul/matmul.js'

/** Every kernel that is ours. */
export const ownKernels: readonly OwnKernel[] = [batchMatMul, fusedMatMul]
