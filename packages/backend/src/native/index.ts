// Installing TensorFlow's own engine, for Node.js

export type { CacheOptions } from './disk/engine-folder.js'
export type { NativeErrors } from './errors.js'
export type { NativeEvent, NativeInstalled } from './events.js'
export { type InstallNativeOptions, installNative } from './install-native.js'
export type { NativeEngineName } from './recipes/recipe.js'
export { type RemoveNativeOptions, removeNative } from './remove-native.js'
export { type NativeStatus, nativeStatus } from './status.js'
