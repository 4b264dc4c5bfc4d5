import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create } from 'tar'
import type { NpmPackage, Recipe } from '../../src/native/recipes/recipe.js'
import { loopback } from './loopback.js'
import { sha256 } from './wheel-server.js'
import { zip } from './zip.js'

const version = '0.0.1'

/** The compiler that the tests may use; undefined where there is none. */
export const compiler = ['c++', 'g++', 'clang++'].find((command) => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})

const header = 'extern "C" const char* TF_Version(void);\n'

/** An addon with the two things that are asked of tfjs-node's own before it runs. */
const addon = `
#include <node_api.h>
#include "tensorflow/c/c_api.h"
#include "other.h"

static napi_value IsUsingGpu(napi_env env, napi_callback_info) {
  napi_value value;
  napi_get_boolean(env, false, &value);
  return value;
}

NAPI_MODULE_INIT() {
  napi_value version, gpu;
  napi_create_string_utf8(env, TF_Version(), NAPI_AUTO_LENGTH, &version);
  napi_set_named_property(env, exports, "TF_Version", version);
  napi_create_function(env, nullptr, 0, IsUsingGpu, nullptr, &gpu);
  napi_set_named_property(env, exports, "isUsingGpuDevice", gpu);
  return exports;
}
`

/** tfjs-node's JavaScript in small: its modules under their names, and a kernel. */
const script: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: '@tensorflow/tfjs-node', version, main: 'dist/index.js' }),
  'binding/tiny.cc': addon,
  'binding/other.h': '#pragma once\n',
  'dist/index.js': "throw new Error('the addon is missing')\n",
  'dist/register_all_kernels.js': `
    const tf = require('@tensorflow/tfjs')
    tf.registerKernel({
      kernelName: 'Tiny',
      backendName: 'tensorflow',
      kernelFunc: ({ backend }) => backend.binding.TF_Version,
    })`,
  'dist/nodejs_kernel_backend.js': `
    const tf = require('@tensorflow/tfjs')
    const { engine } = require('@tensorflow/tfjs-core')
    require('./proto/api_pb')
    exports.NodeJSKernelBackend = class extends tf.KernelBackend {
      constructor(binding, packageName) {
        super()
        Object.assign(this, { binding, packageName, isUsingGpuDevice: binding.isUsingGpuDevice() })
        this.data = new tf.DataStorage(this, engine())
      }
      numDataIds() { return 0 }
      dispose() {}
    }`,
  'dist/proto/api_pb.js': "require('google-protobuf')\n",
  'dist/io/file_system.js': 'exports.nodeFileSystemRouter = () => null\n',
}

const writeFiles = (root: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

const integrityOf = (bytes: Buffer): string =>
  `sha512-${createHash('sha512').update(bytes).digest('base64')}`

interface Tarball {
  readonly pin: NpmPackage
  readonly bytes: Buffer
}

const pack = async (folder: string, name: string): Promise<Tarball> => {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = `${folder}.tgz`
  await create({ file, gzip: true, cwd: folder, prefix: 'package' }, ['.'])
  const bytes = readFileSync(file)
  return { pin: { name, version, integrity: integrityOf(bytes) }, bytes }
}

/** tfjs-node in small and the real headers of Node-API, as folders and as tarballs. */
export const tinyPackages = async (root: string) => {
  const packages = join(root, 'packages')
  const tfjsNodeFolder = join(packages, 'tfjs-node')
  writeFiles(tfjsNodeFolder, script)
  const headersFolder = join(packages, 'node-api-headers')
  const resolved = createRequire(import.meta.url).resolve('node-api-headers/package.json')
  cpSync(dirname(resolved), headersFolder, { recursive: true, dereference: true })
  const tarballs = [
    await pack(tfjsNodeFolder, '@tensorflow/tfjs-node'),
    await pack(headersFolder, 'node-api-headers'),
  ] as const
  return { tfjsNodeFolder, tarballs }
}

/** An engine of two tiny libraries: its wheel, its packages of npm, and the recipe for them. */
export const tinyEngine = async (root: string) => {
  const build = join(root, 'wheel')
  const source = `extern "C" const char* TF_Version(void) { return "tiny ${version}"; }\n`
  writeFiles(build, {
    'cc.cc': source,
    'framework.cc': 'extern "C" int tiny(void) { return 1; }\n',
  })
  const compile = (name: string) => {
    const file = `libtensorflow_${name}.so.2`
    const args = ['-shared', '-fPIC', `-Wl,-soname,${file}`, `${name}.cc`, '-o', file]
    execFileSync(compiler!, args, { cwd: build })
    return readFileSync(join(build, file))
  }
  const contents = {
    'tensorflow/libtensorflow_cc.so.2': compile('cc'),
    'tensorflow/libtensorflow_framework.so.2': compile('framework'),
    'tensorflow/include/tensorflow/c/c_api.h': Buffer.from(header),
  }
  const bytes = zip({ 'tensorflow/__init__.py': Buffer.from('pass\n'), ...contents })
  const file = `tiny-${version}-py3-none-any.whl`

  const { tfjsNodeFolder, tarballs } = await tinyPackages(root)
  const recipe: Recipe = {
    id: 'tiny',
    engine: 'tfjs-node',
    tensorflow: version,
    wheels: [
      {
        project: 'tiny',
        file,
        bytes: bytes.length,
        sha256: sha256(bytes),
        members: Object.entries(contents).map(([name, content]) => ({
          name,
          bytes: content.length,
          sha256: sha256(content),
        })),
      },
    ],
    tfjsNode: tarballs[0].pin,
    nodeHeaders: tarballs[1].pin,
  }
  return { recipe, projects: { tiny: { [file]: bytes } }, tfjsNodeFolder }
}

export type TinyEngine = Awaited<ReturnType<typeof tinyEngine>>

/** A registry of npm on this machine. */
export const npmRegistry = async (tarballs: readonly Tarball[], tellsIntegrity = true) => {
  const server = await loopback((request, response) => {
    const path = decodeURIComponent(request.url!.slice(1))
    const tarball = tarballs.find(({ pin }) => path === `${pin.name}/-/it.tgz`)
    if (tarball) {
      response.end(tarball.bytes)
      return
    }
    const found = tarballs.find(({ pin }) => path === pin.name)
    if (!found) {
      response.writeHead(404).end('{}')
      return
    }
    const { name, version, integrity } = found.pin
    const dist = { tarball: `${server.url}/${name}/-/it.tgz`, ...(tellsIntegrity && { integrity }) }
    const versions = { [version]: { name, version, dist } }
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }))
  })
  return server
}
