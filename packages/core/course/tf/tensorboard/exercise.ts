import { check, defineExercise, mistake } from '../../../src/exercises.js'

const none = new Uint8Array(0)
const digits = new TextEncoder().encode('123456789')
const bytesOf = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

export const tensorboard = defineExercise({
  id: 'tf/tensorboard',
  number: 30,
  title: { en: 'TensorBoard record', 'zh-CN': 'TensorBoard 记录' },
  idea: {
    en: 'A log that survives a crash: each record carries its length and two checksums.',
    'zh-CN': '程序崩溃也不怕的日志：每条记录都带着自己的长度和两个校验和。',
  },
  prerequisites: ['tf/feed'],
  question: {
    ask: {
      en: 'Why has the length a checksum of its own, before the data?',
      'zh-CN': '为什么在数据之前，长度还要有自己的校验和？',
    },
    answer: {
      en: 'A reader must trust the length before it can find the end of the data. With a wrong length it would read past the record, or ask for memory that is not there.',
      'zh-CN':
        '读取方要先相信长度，才能找到数据的末尾。长度若错了，就会读过记录的边界，或者去申请根本没有的内存。',
    },
  },
  experiment: {
    title: { en: 'One fit logged at two rates', 'zh-CN': '两种学习率的拟合日志' },
    seconds: 1,
    parameters: async () => (await import('./parameters.js')).parameters,
    load: async () => (await import('./experiment.js')).tensorboardExperiment,
  },
  task: {
    exports: [
      { name: 'maskedCrc32c', parameters: 1 },
      { name: 'frameRecord', parameters: 1 },
    ],
    checks: [
      check('empty', {
        title: {
          en: 'no bytes have the checksum a282ead8',
          'zh-CN': '没有字节时，校验和为 a282ead8',
        },
        call: 'maskedCrc32c',
        tolerance: 0,
        cases: [{ args: [none], expected: 0xa282ead8 }],
      }),
      check('digits', {
        title: {
          en: '"123456789" has the checksum c78ab0e5',
          'zh-CN': '"123456789" 的校验和为 c78ab0e5',
        },
        call: 'maskedCrc32c',
        tolerance: 0,
        cases: [{ args: [digits], expected: 0xc78ab0e5 }],
      }),
      check('any-bytes', {
        title: {
          en: 'bytes of every value, also 0 and 255',
          'zh-CN': '任何取值的字节，包括 0 与 255',
        },
        call: 'maskedCrc32c',
        tolerance: 0,
        cases: [
          { args: [Uint8Array.of(0)] },
          { args: [new Uint8Array(32)] },
          { args: [new Uint8Array(32).fill(255)] },
        ],
        sizes: [1, 2, 3, 50, 3000],
        inputs: (draw, size) => [Uint8Array.from({ length: size }, () => draw.whole(0, 255))],
      }),
      check('part', {
        title: {
          en: 'a part of a buffer is summed as if it were alone',
          'zh-CN': '缓冲区的一部分与单独的一段算法相同',
        },
        call: 'probe.checksumOfPart',
        tolerance: 0,
        cases: [{ args: [bytesOf('ffff313233343536373839ff'), 2, 11], expected: 0xc78ab0e5 }],
      }),
      check('record', {
        title: {
          en: 'length, its checksum, data, their checksum',
          'zh-CN': '长度、长度的校验和、数据、数据的校验和',
        },
        call: 'frameRecord',
        cases: [
          {
            args: [digits],
            expected: bytesOf('090000000000000037f97139313233343536373839e5b08ac7'),
          },
          { args: [none] },
        ],
      }),
      check('long-record', {
        title: {
          en: 'records that are longer than 255 and 65,535 bytes',
          'zh-CN': '长于 255 字节与 65535 字节的记录',
        },
        call: 'frameRecord',
        sizes: [2, 300, 70_000],
        inputs: (draw, size) => [Uint8Array.from({ length: size }, () => draw.whole(0, 255))],
      }),
    ],
    mistakes: [
      mistake('ieee', {
        hint: {
          en: 'This is the checksum of zip and PNG files; TensorFlow uses another polynomial, Castagnoli’s, reversed 82f63b78.',
          'zh-CN':
            '这是 zip 与 PNG 文件的校验和；TensorFlow 用的是另一个多项式，即 Castagnoli 的，反转后为 82f63b78。',
        },
      }),
      mistake('unmasked', {
        hint: {
          en: 'The plain checksum is not written as it is: rotate it right by 15 bits, then add a282ead8.',
          'zh-CN': '校验和不能直接写入：先循环右移 15 位，再加上 a282ead8。',
        },
        variants: ['record', 'half', 'constant-only', 'signed'],
      }),
      mistake('signed', {
        hint: {
          en: 'The bits are right, the number is not: bit operations of JavaScript answer signed numbers, and >>> 0 brings the result to 0 and above, below 2^32.',
          'zh-CN':
            '各位都对，数却不对：JavaScript 的位运算得到有符号数，>>> 0 能把结果变回 0 到 2^32 - 1 之间。',
        },
        variants: ['sum', 'unwrapped'],
      }),
      mistake('arithmetic-shift', {
        hint: {
          en: '>> copies the sign into the upper bits: use >>>, which brings in zeros.',
          'zh-CN': '移位时 >> 会把符号位填进高位：请用补零的 >>>。',
        },
        variants: ['rotation'],
      }),
      mistake('turned-left', {
        hint: {
          en: 'The mask rotates to the right: the lowest 15 bits become the highest.',
          'zh-CN': '掩码是循环右移：最低的 15 位移到最高处。',
        },
      }),
      mistake('straight-polynomial', {
        hint: {
          en: '1edc6f41 is the polynomial with its highest bit first; where sums are shifted to the right, it is used with its bits reversed.',
          'zh-CN': '1edc6f41 是高位在前的写法；向右移位计算时，要用各位反转之后的形式。',
        },
      }),
      mistake('not-inverted', {
        hint: {
          en: 'A CRC-32 begins with all bits set, and all bits are turned over at its end.',
          'zh-CN': 'CRC-32 以全 1 开始，最后再按位取反。',
        },
        variants: ['start', 'both'],
      }),
      mistake('big-endian', {
        hint: {
          en: 'The numbers of a record have their lowest byte first; a DataView does that when its last argument is true.',
          'zh-CN': '记录中的数都是低字节在前；DataView 的最后一个参数为 true 时才会这样写。',
        },
        variants: ['length', 'sums'],
      }),
      mistake('short-length', {
        hint: {
          en: 'The length takes 8 bytes, and its checksum is that of all 8.',
          'zh-CN': '长度占 8 个字节，它的校验和要对全部 8 个字节计算。',
        },
        variants: ['sum'],
      }),
      mistake('one-byte-length', {
        hint: {
          en: 'A byte holds no more than 255: write the length as a number of 8 bytes.',
          'zh-CN': '一个字节最多到 255：长度要写成 8 个字节的数。',
        },
      }),
      mistake('whole-buffer', {
        hint: {
          en: 'data.buffer may hold more than the data: they begin at data.byteOffset and are data.length long.',
          'zh-CN': 'data.buffer 里可能不止这些数据：它们从 data.byteOffset 开始，长 data.length。',
        },
      }),
      mistake('sum-of-everything', {
        hint: {
          en: 'The last checksum is that of the data alone, without the 12 bytes before them.',
          'zh-CN': '最后的校验和只对数据计算，不包括前面的 12 个字节。',
        },
      }),
      mistake('length-of-record', {
        hint: {
          en: 'The length is that of the data, not that of the whole record.',
          'zh-CN': '长度是数据的长度，不是整条记录的长度。',
        },
      }),
    ],
    hints: [
      {
        en: 'A CRC goes byte by byte: mix the byte into the lowest bits of the sum, then shift eight times to the right; whenever a 1 falls out, mix in the polynomial. A table of 256 does the eight shifts at once.',
        'zh-CN':
          'CRC 逐字节进行：把字节异或进低位，再右移八次；每当移出一个 1，就异或上多项式。用一张 256 项的表可以一次完成八次移位。',
      },
      {
        en: 'Begin with 0xffffffff, end with ~, rotate with (crc >>> 15) | (crc << 17), keep numbers unsigned with >>> 0. For the record: a Uint8Array of 16 + data.length, and a DataView whose last argument true puts the lowest byte first.',
        'zh-CN':
          '以 0xffffffff 开始，以 ~ 结束；用 (crc >>> 15) | (crc << 17) 循环右移；用 >>> 0 保持无符号。记录：一个长 16 + data.length 的 Uint8Array，配上 DataView，最后一个参数为 true 即低字节在前。',
      },
      `const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1
  return sum
})

export const maskedCrc32c = (data: Uint8Array): number => {
  let sum = 0xffffffff
  for (const byte of data) sum = ___
  const crc = ~sum
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0
}

export const frameRecord = (data: Uint8Array): Uint8Array => {
  const record = new Uint8Array(16 + data.length)
  const view = new DataView(record.buffer)
  view.setBigUint64(0, BigInt(data.length), true)
  view.setUint32(8, maskedCrc32c(record.subarray(0, 8)), true)
  record.set(data, 12)
  view.setUint32(12 + data.length, maskedCrc32c(data), true)
  return record
}`,
    ],
  },
})
