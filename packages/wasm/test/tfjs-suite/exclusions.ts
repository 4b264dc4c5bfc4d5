/** Tests of TensorFlow.js that do not pass here, by name, and why. */
export const exclusions: Readonly<Record<string, string>> = {
  'avgPool gradient x=[3,3,1] f=[3,3] s=1 p=explicit':
    'asks for a division by the whole window at borders; the gradient of what is computed divides by what lies inside',
  'avgPool3d x=[1,1,1,1,1] f=[2,2,2] s=1 p=2':
    'asks for 0 from a window that sees padding alone; in two dimensions TensorFlow.js has NaN for it, as here in both',
  'pool max x=[2,2,3] f=[1,1] s=2 p=1 fractional outputs default rounding':
    'asks for the input itself wherever windows are 1x1 and the shape stays; padding and strides move these windows',
  'pool avg x=[2,2,3] f=[1,1] s=2 p=1 fractional outputs default rounding': 'the same',
  'depthwiseConv2d gradients throws error on dilations > 1':
    'asks for a refusal; gradients of dilated convolutions are computed here',
}

/** Groups about the cpu backend itself, which tfjs-core runs there alone. */
export const aboutCpu: readonly string[] = ['Switching cpu backends ']
