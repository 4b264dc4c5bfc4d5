/** @type {typeof import('./en.mjs').en} */
export const zhCN = {
  installing: () => '正在准备 firstgrad：安装所需的软件包（仅首次，约一两分钟）。',
  fetching: ({ fetched, of }) => `  软件包：${fetched} / ${of}`,
  retrying: ({ cause }) => `  软件源没有响应（${cause}），正在重试`,
  installed: ({ seconds }) => `  安装完成，用时 ${seconds} 秒`,
  building: () => '正在构建各个包。',
  built: ({ seconds }) => `  构建完成，用时 ${seconds} 秒`,

  'setup/node-too-old': ({
    found,
  }) => `firstgrad 需要 Node 20.17 或更新的版本，当前是 Node ${found}。
解决办法：到 https://nodejs.org 安装最新的 LTS 版本；如果使用版本管理工具，
运行 "nvm install 22" 或 "fnm install 22"。然后重新运行刚才的命令。`,
  'setup/npx-missing': () => `找不到 npx 命令。它随 npm 一起安装，而 npm 随 Node 一起安装。
解决办法：到 https://nodejs.org 安装 Node（有些 Linux 发行版的 Node 不带 npm，
需要另装 "npm" 软件包），再用 "npx --version" 确认。`,
  'setup/no-network': ({ cause }) => `连不上软件源（${cause}）。
解决办法：检查网络；如果使用代理，用 "npm config get proxy" 检查代理设置。
默认软件源太慢或无法访问时，可以换成镜像：
"npm config set registry <镜像地址>"。
然后重新运行刚才的命令，已下载的内容会保留。`,
  'setup/certificate': ({ cause }) => `软件源的证书未通过验证（${cause}）。
常见原因是公司代理会检查网络流量。
解决办法：运行 "npm config set cafile <公司证书.pem>"，或者把环境变量
NODE_EXTRA_CA_CERTS 设为该文件，然后重新运行刚才的命令。`,
  'setup/not-in-registry': ({ cause }) => `软件源拒绝访问，或者没有这个软件包：
  ${cause}
解决办法：用 "npm config get registry" 查看当前软件源。镜像同步有延迟时可能
还没有它：用 "npm config set registry <地址>" 换一个，再重新运行刚才的命令。`,
  'setup/damaged-download': ({ cause }) => `下载的软件包已损坏：校验和与预期不符。
  ${cause}
解决办法：重新运行刚才的命令。如果再次出现，说明镜像或代理改动了文件：
用 "npm config set registry <地址>" 换一个软件源。`,
  'setup/disk-full': ({ path }) => `磁盘已满：安装时没有剩余空间。
解决办法：在下面这个目录所在的磁盘上，以及个人目录所在的磁盘上，
腾出约 1 GB 空间，然后重新运行刚才的命令。
  ${path}`,
  'setup/not-writable': ({ path }) => `无法写入这个目录：
  ${path}
解决办法：把项目复制到自己的目录下，或者申请写权限
（"ls -ld" 可查看所有者），然后重新运行刚才的命令。`,
  'setup/lockfile-outdated': ({ cause }) => `pnpm-lock.yaml 与 package.json 不一致：
  ${cause}
解决办法：如果改动过依赖，请运行 "npx pnpm install"；如果没有，
用 "git checkout pnpm-lock.yaml" 恢复仓库中的文件。`,
  'setup/install-failed': ({ cause }) => `安装失败，最后的输出是：

${cause}

解决办法：重新运行刚才的命令。如果同样失败，删除 node_modules 目录后再试一次；
仍然不行，请带上以上内容提交 issue。`,
  'setup/build-failed': ({ cause }) => `构建失败，最后的输出是：

${cause}

解决办法：如果改动过源码，请修正上面指出的问题；如果没有，用 "git status"
查看与仓库的差别，或者提交 issue。`,
  'setup/interrupted': () => '准备工作被中断。重新运行刚才的命令，会从中断处继续。',
}
