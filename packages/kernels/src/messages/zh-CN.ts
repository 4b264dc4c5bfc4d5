import type { Catalog } from '@firstgrad/errors'
import type { KernelsDetails } from '../details.js'

const names = { png: 'PNG', jpeg: 'JPEG' } as const

const convert = '请转换为 PNG 或 JPEG，或者在页面中使用 createImageBitmap() 和 fromBitmap()'

const formats: Readonly<Record<KernelsDetails['kernels/image-format']['found'], string>> = {
  avif: ` AVIF 图片。${convert}`,
  bmp: ` BMP 图片。${convert}`,
  empty: '空文件。请检查文件是否已写入，以及路径或地址是否正确',
  gif: ` GIF 图片。${convert}`,
  heic: ` HEIC 图片。${convert}`,
  html: ' HTML 页面，服务器常在文件不存在时返回这样的页面。请检查地址和响应状态',
  jpeg: ' JPEG 图片。请使用 decodeJpeg() 或 decodeImage()',
  'jpeg-xl': ` JPEG XL 图片。${convert}`,
  pdf: ` PDF 文档。${convert}`,
  png: ' PNG 图片。请使用 decodePng() 或 decodeImage()',
  svg: ` SVG 矢量图。${convert}`,
  text: '文本。请检查路径或地址，并确认读到的不是 base64 文本',
  tiff: ` TIFF 图片。${convert}`,
  unknown: '未知格式的字节。请确认文件是图片，并且从第一个字节开始',
  webp: ` WebP 图片。${convert}`,
  zip: ' ZIP 压缩包。请先解压',
}

export const zhCN: Catalog<KernelsDetails> = {
  'kernels/not-an-image': ({ operation, received }) =>
    `${operation}：应为 TensorFlow.js 的张量，实为 ${received}。请用 tf.tensor() 创建。`,
  'kernels/rank': ({ operation, shape }) =>
    `${operation}：应为 [高, 宽]、[高, 宽, 通道] 或 [图像数, 高, 宽, 通道] 的图像，实际形状为 [${shape.join(', ')}]。请用 reshape() 改成其中一种。`,
  'kernels/dtype': ({ operation, dtype }) =>
    `${operation}：应为 float32，实为 ${dtype}。请用 toFloat() 转换；如果需要 0 到 1 的值，再除以最大值。`,
  'kernels/disposed': ({ operation }) =>
    `${operation}：张量已被释放。请在用完之前保留它；在 tf.tidy() 中可以用 tf.keep()。`,
  'kernels/too-small': ({ operation, shape, least }) =>
    `${operation}：图像至少应为 ${least.join(' × ')} 像素，实际形状为 [${shape.join(', ')}]。请放大图像，或者选用更小的单元和块。`,
  'kernels/no-pixels': ({ operation, shape }) =>
    `${operation}：图像中没有像素，无法由此生成其他像素，实际形状为 [${shape.join(', ')}]。请事先去掉空图像。`,
  'kernels/signal-rank': ({ operation, shape }) =>
    `${operation}：应为 [样本] 或 [信号数, 样本] 的信号，实际形状为 [${shape.join(', ')}]。请用 reshape() 改成其中一种。`,
  'kernels/signal-too-short': ({ operation, samples, least }) =>
    `${operation}：信号至少应有 ${least} 个样本，实际只有 ${samples} 个。请用 tf.pad() 加长，或者选用更短的帧。`,
  'kernels/option': ({ operation, option, expected, received }) =>
    `${operation}：选项“${option}”应为 ${expected}，实为 ${received}。`,
  'kernels/channels': ({ operation, shape }) =>
    `${operation}：应为 [高, 宽, 3] 或 [图像数, 高, 宽, 3] 的彩色图像（带透明度时为 4 个通道），实际形状为 [${shape.join(', ')}]。灰度图像请用 reshape() 和 tile() 变成三个通道，或者省去这一步。`,
  'kernels/image-format': ({ operation, expected, found }) =>
    `${operation}：应为 ${expected.map((format) => names[format]).join(' 或 ')} 文件，实为${formats[found]}。`,
  'kernels/image-broken': ({ operation, format, reason }) =>
    `${operation}：这个 ${names[format]} 文件已损坏或不完整（${reason}）。请重新下载或保存。`,
  'kernels/image-unsupported': ({ operation, format, what }) =>
    `${operation}：不支持这种 ${names[format]} 文件：${what}。请另存为普通的 8 位灰度或 RGB ${names[format]} 文件。`,
  'kernels/image-too-large': ({ operation, width, height, maxPixels }) =>
    `${operation}：最多应为 ${maxPixels} 个像素，而文件声明为 ${width} × ${height}。如果信任这个文件，请用选项“maxPixels”放宽限制。`,
  'kernels/not-a-number': ({ operation, index }) =>
    `${operation}：应为数值，但索引 ${index} 处为 NaN。请查明来源，或用 tf.where(tf.isNaN(image), 0, image) 替换。`,
  'kernels/canvas': ({ operation, reason }) =>
    `${operation}：应为带有“2d”上下文、且本页面可以读取像素的画布（${reason}）。请使用自己的、至少有一个像素的画布，并且只绘制同源或允许 crossOrigin 的图片。`,
  'kernels/singular': ({ operation, option }) =>
    `${operation}：应为可逆矩阵，但“${option}”把整幅图像压成了一条线或一个点。请使用不为 0 的缩放，并且不要让任何三个点共线。`,
  'kernels/model-output': ({ operation, images, received }) =>
    `${operation}：模型应返回 float32 的分数，形状为 [${images}, 分数数] 或 [${images}]，实为 ${received}。请像 model.apply(images) 那样直接返回每张图像的一行分数；如果输出是特征图，请先对位置取平均；如果有多个输出，请选其中一个。`,
  'kernels/feature-maps': ({ operation, images, received }) =>
    `${operation}：“featureMaps” 应返回 [${images}, 高, 宽, 特征图数]，实为 ${received}。请在卷积层或池化层之后、展平之前切开网络。`,
  'kernels/not-connected': ({ operation }) =>
    `${operation}：分数与传给模型的输入没有联系，因此没有梯度。请只用张量运算由模型的参数算出分数，不要用 dataSync()、由数字新建的张量或事先算好的结果。`,
  'kernels/no-gradient': ({ operation, kernel }) =>
    `${operation}：此处 TensorFlow.js 没有 ${kernel} 的梯度。请加载 @tensorflow/tfjs-layers，或者用 @firstgrad/backend 绑定后端，它们会注册梯度；如果仍然不行，请在模型中改用别的运算。`,
  'kernels/needs-host': ({ operation, backend }) =>
    `${operation}：需要内存中的数值和支持 SIMD 的 WebAssembly，此处的“${backend}”后端不具备。请先用 await image.array() 读出数值，再调用 await tf.setBackend('wasm')（或 'cpu'），然后用这些数值重新创建张量。`,
  'kernels/too-few-points': ({ operation, points, least }) =>
    `${operation}：至少需要 ${least} 对点，实际只有 ${points} 对。请保留更多匹配：调高 matchDescriptors 的“ratio”，或者调低 sift 的“contrastThreshold”。`,
  'kernels/no-homography': ({ operation, points }) =>
    `${operation}：找不到合适的单应矩阵。在 ${points} 对点中，没有取到这样的四对：任意三点不共线，并且在两幅图像中绕行方向一致。请保留更可靠的匹配（“crossCheck”），或者提供更多匹配。`,
}
