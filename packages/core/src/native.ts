// The command stands on this package alone; what it needs to install TensorFlow's engine is here.
export {
  installNative,
  type NativeEvent,
  type NativeStatus,
  nativeStatus,
  removeNative,
} from '@firstgrad/backend/native'
