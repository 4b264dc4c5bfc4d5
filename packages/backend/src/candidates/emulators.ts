/** Names that drivers and browsers give to a GPU which the processor emulates. */
export const emulators = /swiftshader|llvmpipe|softpipe|lavapipe|basic render/i
