/** What a learner's file may import by name. */
export const importable = ['@tensorflow/tfjs-core', '@firstgrad/kit'] as const
