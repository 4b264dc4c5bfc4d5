// Everything that JavaScript may call, grouped.

// Threads
export { serve, stop } from './threads/job'
export { probe } from './threads/probe'

// Products of matrices
export { gemm, gemmScratch } from './gemm/gemm'
