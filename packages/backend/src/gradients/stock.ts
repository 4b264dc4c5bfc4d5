// Every gradient that TensorFlow.js has; its core alone registers none. The build inlines the
// gradients and leaves everything they call to the one tfjs-core of the program.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
