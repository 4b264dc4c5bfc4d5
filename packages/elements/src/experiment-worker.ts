// The Web Worker in which experiments run.
export {}
