import type { Catalog } from '@firstgrad/errors'
import type { NativeErrors } from '../errors.js'
import { readableBytes } from './readable-bytes.js'

const elsewhere = '或用 FIRSTGRAD_CACHE 换一个文件夹'

export const zhCN: Catalog<NativeErrors> = {
  'backend/native-unsupported': ({ system, engine, supported }) =>
    `原生引擎 ${engine} 可以装在 ${supported.join('、')} 上，而这里是 ${system}。` +
    '可以试试 npm install @tensorflow/tfjs-node，或改用别的引擎：firstgrad doctor 会列出来。',
  'backend/native-musl': () =>
    'TensorFlow 是为 glibc 编译的，而这个 Linux（例如 Alpine）用的是 musl。请换用基于 glibc 的发行版' +
    '（Debian、Ubuntu、Fedora；Docker 中可用 node:20-slim），或改用别的引擎。',
  'backend/native-old-glibc': ({ found, needed }) =>
    `TensorFlow 需要 glibc ${needed} 或更新的版本，这里是 ${found}。请换用较新的发行版。`,
  'backend/native-no-compiler': ({ tried, install }) =>
    `编译插件（100 kB，约十秒）需要 C++ 编译器，但没有找到：${tried.join('、')}。` +
    `请安装：${install}；或用 CXX 指定你的编译器。`,
  'backend/native-old-compiler': ({ compiler, reason }) =>
    `${compiler} 不能编译 C++17（${reason}）。需要 GCC 8、Clang 7 或更新的版本，并带有 C++ 标准库的头文件；` +
    '也可用 CXX 指定另一个编译器。',
  'backend/native-compile-failed': ({ compiler, reason }) => `${compiler} 编译插件失败：${reason}`,
  'backend/native-does-not-load': ({ path, reason }) =>
    `引擎已在 ${path} 编译好，但在这里无法加载：${reason}。在 x64 上，TensorFlow 需要支持 AVX 的处理器（2011 年以后）。`,

  'backend/native-pip-config': ({ path, reason }) =>
    `无法读取 pip 的配置 ${path}：${reason}。请用 pip config list 检查。`,
  'backend/native-insecure-index': ({ url, host }) =>
    `${url} 没有加密，因此不会访问它。请改用 https；如果你信任它，可以像 pip 那样设置：` +
    `pip config set global.trusted-host ${host}`,
  'backend/native-index-login': ({ url, status }) =>
    `${url} 要求登录（HTTP ${status}）。请把用户名和密码写进 pip 的 index-url 或 .netrc，` +
    '或用 PIP_INDEX_URL 换一个软件源。',
  'backend/native-login-page': ({ url }) =>
    `${url} 返回的是普通网页，不是软件源的索引。这往往是网络的登录页：请在浏览器里打开任意网站，登录后重试。`,
  'backend/native-not-in-index': ({ file, indexes }) =>
    `${indexes.join('、')} 中没有 ${file}。请换用完整镜像 PyPI 的软件源：` +
    'PIP_INDEX_URL=https://pypi.org/simple',
  'backend/native-other-wheel': ({ file, url, expected, received }) =>
    `${url} 列出的 ${file} 与官方发布的不同：sha256 应为 ${expected}，实为 ${received}。` +
    '请用 PIP_INDEX_URL 换一个软件源。',

  'backend/native-network': ({ url, reason }) =>
    `无法访问 ${url}（${reason}）。请检查网络；可以把 PIP_INDEX_URL 设为能访问的镜像，` +
    '需要代理时请设置 HTTPS_PROXY。已下载的部分会保留。',
  'backend/native-http-status': ({ url, status }) => `${url} 返回了 HTTP 状态码 ${status}。`,
  'backend/native-truncated': ({ url, expectedBytes, receivedBytes }) =>
    `${url} 一再提前中断：应有 ${expectedBytes} 字节，只收到 ${receivedBytes} 字节。` +
    '已下载的部分会保留，下次从那里继续。',
  'backend/native-wrong-size': ({ url, expectedBytes, receivedBytes }) =>
    `${url} 应有 ${expectedBytes} 字节，实有 ${receivedBytes} 字节：它不是官方发布的文件。` +
    '请用 PIP_INDEX_URL 换一个软件源。',
  'backend/native-broken-wheel': ({ file, reason }) => `无法读取 ${file}：${reason}。`,
  'backend/native-checksum-mismatch': ({ file, expected, received }) =>
    `${file} 不是官方发布的文件：校验值应为 ${expected}，实为 ${received}。文件已丢弃。` +
    '可能是代理或镜像改动了它；请用 PIP_INDEX_URL 换一个软件源。',

  'backend/native-no-npm': ({ name }) =>
    `获取 ${name} 需要 npm，但没有找到。请把 npm 加入 PATH，或在你的项目里安装这个包：` +
    `npm install --ignore-scripts ${name}`,
  'backend/native-npm': ({ name, reason }) =>
    `npm 无法获取 ${name}：${reason}。请检查软件源：npm config get registry`,

  'backend/native-disk-full': ({ path, neededBytes }) =>
    `磁盘已满：${path} 需要 ${readableBytes(neededBytes)} 空间。请腾出空间，${elsewhere}。`,
  'backend/native-read-only': ({ path }) =>
    `${path} 所在的磁盘是只读的。请改为可写，${elsewhere}。`,
  'backend/native-no-permission': ({ path }) =>
    `当前用户不能写入 ${path}。请修改它的权限，${elsewhere}。`,
  'backend/native-file-system': ({ path, reason }) =>
    `无法读写 ${path}：${reason}。请排除故障，${elsewhere}。`,
  'backend/native-lock-lost': ({ path }) =>
    `本进程长时间没有响应，另一个进程接管了 ${path} 的安装。请再运行一次：已完好的部分会直接使用。`,
}
