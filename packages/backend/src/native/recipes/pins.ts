// Made by pins.reference.py.
import type { Wheel } from './recipe.js'

export const cpuX64: readonly Wheel[] = [
  {
    project: 'tensorflow-cpu',
    file: 'tensorflow_cpu-2.15.1-cp310-cp310-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
    bytes: 207165286,
    sha256: 'ba9503db2c5357ea21938555323581fbdabf3d051b6bc1b5f73c5b0ae034d077',
    members: [
      {
        name: 'tensorflow/libtensorflow_cc.so.2',
        bytes: 564733624,
        sha256: '26c52413c74ae9495f742c93b87fcb515c9010627f3feb5ad29b65dff901a2ee',
      },
      {
        name: 'tensorflow/libtensorflow_framework.so.2',
        bytes: 49042544,
        sha256: '1ed1f34811d338f934cb01155be51963f7a8ef4155cd201d0fba34b27425fc6b',
      },
      {
        name: 'tensorflow/include/tensorflow/c/c_api.h',
        bytes: 83812,
        sha256: '2c61129514979d77faf626f3050c5039659b213c4e12c28fd57f0ea576f75cb5',
      },
      {
        name: 'tensorflow/include/tensorflow/c/c_api_macros.h',
        bytes: 1673,
        sha256: '22212de30dca6bc80cf903b5b02f8e240b89ccae4d273d86b3cd232038de6a2d',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_attrtype.h',
        bytes: 1186,
        sha256: '01bf629a52b523c070864ce11d31d33aa33fc2eb559552feb986fc90f512ef0e',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_buffer.h',
        bytes: 2043,
        sha256: '007f280677fc16fe49a153b1e41c6cd9e347ea45a59a2f88b85946bbd9bd7d56',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_datatype.h',
        bytes: 2579,
        sha256: '2700c38d3355f3769df238e47e5413af193c31b62291fd27438612c73b992ef5',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_status.h',
        bytes: 3893,
        sha256: '98bdfde47226e47d7b95e20ee66302547e5527569974891f169c4c0131471f7e',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_tensor.h',
        bytes: 6110,
        sha256: '38a6160b74d84bef23813c3900cf4c69dbe237a6212cb4f4576f1765b5030198',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_tstring.h',
        bytes: 1703,
        sha256: 'da17f6c6ae6e717ecaa2996bbfa913899eb66d2deab731cea5f6ad14f896d706',
      },
      {
        name: 'tensorflow/include/tensorflow/c/eager/c_api.h',
        bytes: 23340,
        sha256: '3c5f0b114a9e6b0e6274cbaea3d272465eae52083a5dd9fbf0cc0d27fd36cb13',
      },
      {
        name: 'tensorflow/include/tensorflow/core/platform/ctstring.h',
        bytes: 845,
        sha256: '02d05f99d6e4425f0389bce4e087e33db05270beb6f15cad2848ec42663e7cf9',
      },
      {
        name: 'tensorflow/include/tensorflow/core/platform/ctstring_internal.h',
        bytes: 881,
        sha256: 'ae991518679aea5d789138199d42a08fe43b4375ce3eea31d72ddb37a0ab0c3d',
      },
      {
        name: 'tensorflow/include/tsl/c/tsl_status.h',
        bytes: 3411,
        sha256: 'f4d1b05f31a5e62368d3e19b69b93d5897d2367e15bdade87aaf758480f008f7',
      },
      {
        name: 'tensorflow/include/tsl/platform/ctstring.h',
        bytes: 6165,
        sha256: '82d701f7649a8652dfaa8e6d0d4194a2ff8b073050df7528d66c1e856b0facc9',
      },
      {
        name: 'tensorflow/include/tsl/platform/ctstring_internal.h',
        bytes: 13731,
        sha256: 'a3932165371cd128b101fb2b8274fdb0f36b8e7461c16d18fb0a8d891e3b04e0',
      },
    ],
  },
]

export const cpuArm64: readonly Wheel[] = [
  {
    project: 'tensorflow-cpu-aws',
    file: 'tensorflow_cpu_aws-2.15.1-cp310-cp310-manylinux_2_17_aarch64.manylinux2014_aarch64.whl',
    bytes: 211831219,
    sha256: 'c781d95cb8c58d47cb012b7b4e77b2f3e8d4d47b45926bc54976506fa0c037cc',
    members: [
      {
        name: 'tensorflow/libtensorflow_cc.so.2',
        bytes: 642769232,
        sha256: '482e6f4630c853f9e790870ea39faff9aae37609cda47b1598de28c59c26dd33',
      },
      {
        name: 'tensorflow/libtensorflow_framework.so.2',
        bytes: 51487336,
        sha256: '8cf7950629949388686aa5631c8fcdf8340f2590d9e8992b2e1929ebc4ac52e1',
      },
      {
        name: 'tensorflow_cpu_aws.libs/libomp-54bf90fd.so.5',
        bytes: 1295152,
        sha256: '93d029d4ddcc4a093c685e953a14d8689035b01a2a712cb0385783f8f3a3b8cf',
      },
      {
        name: 'tensorflow/include/tensorflow/c/c_api.h',
        bytes: 83812,
        sha256: '2c61129514979d77faf626f3050c5039659b213c4e12c28fd57f0ea576f75cb5',
      },
      {
        name: 'tensorflow/include/tensorflow/c/c_api_macros.h',
        bytes: 1673,
        sha256: '22212de30dca6bc80cf903b5b02f8e240b89ccae4d273d86b3cd232038de6a2d',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_attrtype.h',
        bytes: 1186,
        sha256: '01bf629a52b523c070864ce11d31d33aa33fc2eb559552feb986fc90f512ef0e',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_buffer.h',
        bytes: 2043,
        sha256: '007f280677fc16fe49a153b1e41c6cd9e347ea45a59a2f88b85946bbd9bd7d56',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_datatype.h',
        bytes: 2579,
        sha256: '2700c38d3355f3769df238e47e5413af193c31b62291fd27438612c73b992ef5',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_status.h',
        bytes: 3893,
        sha256: '98bdfde47226e47d7b95e20ee66302547e5527569974891f169c4c0131471f7e',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_tensor.h',
        bytes: 6110,
        sha256: '38a6160b74d84bef23813c3900cf4c69dbe237a6212cb4f4576f1765b5030198',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_tstring.h',
        bytes: 1703,
        sha256: 'da17f6c6ae6e717ecaa2996bbfa913899eb66d2deab731cea5f6ad14f896d706',
      },
      {
        name: 'tensorflow/include/tensorflow/c/eager/c_api.h',
        bytes: 23340,
        sha256: '3c5f0b114a9e6b0e6274cbaea3d272465eae52083a5dd9fbf0cc0d27fd36cb13',
      },
      {
        name: 'tensorflow/include/tensorflow/core/platform/ctstring.h',
        bytes: 845,
        sha256: '02d05f99d6e4425f0389bce4e087e33db05270beb6f15cad2848ec42663e7cf9',
      },
      {
        name: 'tensorflow/include/tensorflow/core/platform/ctstring_internal.h',
        bytes: 881,
        sha256: 'ae991518679aea5d789138199d42a08fe43b4375ce3eea31d72ddb37a0ab0c3d',
      },
      {
        name: 'tensorflow/include/tsl/c/tsl_status.h',
        bytes: 3411,
        sha256: 'f4d1b05f31a5e62368d3e19b69b93d5897d2367e15bdade87aaf758480f008f7',
      },
      {
        name: 'tensorflow/include/tsl/platform/ctstring.h',
        bytes: 6165,
        sha256: '82d701f7649a8652dfaa8e6d0d4194a2ff8b073050df7528d66c1e856b0facc9',
      },
      {
        name: 'tensorflow/include/tsl/platform/ctstring_internal.h',
        bytes: 13731,
        sha256: 'a3932165371cd128b101fb2b8274fdb0f36b8e7461c16d18fb0a8d891e3b04e0',
      },
    ],
  },
]

export const gpuX64: readonly Wheel[] = [
  {
    project: 'tensorflow',
    file: 'tensorflow-2.15.1-cp310-cp310-manylinux_2_17_x86_64.manylinux2014_x86_64.whl',
    bytes: 475215357,
    sha256: 'ea290e435464cf0794f657b48786e5fa413362abe55ed771c172c25980d070ce',
    members: [
      {
        name: 'tensorflow/libtensorflow_cc.so.2',
        bytes: 977852928,
        sha256: '34933a8c41a75350a97a8413317b6e3b45c1283b42fdf35d8cea3b1989a6e55f',
      },
      {
        name: 'tensorflow/libtensorflow_framework.so.2',
        bytes: 51968272,
        sha256: '9380e083ba64c8cda91a5e09cc0662d29c8722b69c535df13ca565c2ebfd3026',
      },
      {
        name: 'tensorflow/include/tensorflow/c/c_api.h',
        bytes: 83812,
        sha256: '2c61129514979d77faf626f3050c5039659b213c4e12c28fd57f0ea576f75cb5',
      },
      {
        name: 'tensorflow/include/tensorflow/c/c_api_macros.h',
        bytes: 1673,
        sha256: '22212de30dca6bc80cf903b5b02f8e240b89ccae4d273d86b3cd232038de6a2d',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_attrtype.h',
        bytes: 1186,
        sha256: '01bf629a52b523c070864ce11d31d33aa33fc2eb559552feb986fc90f512ef0e',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_buffer.h',
        bytes: 2043,
        sha256: '007f280677fc16fe49a153b1e41c6cd9e347ea45a59a2f88b85946bbd9bd7d56',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_datatype.h',
        bytes: 2579,
        sha256: '2700c38d3355f3769df238e47e5413af193c31b62291fd27438612c73b992ef5',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_status.h',
        bytes: 3893,
        sha256: '98bdfde47226e47d7b95e20ee66302547e5527569974891f169c4c0131471f7e',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_tensor.h',
        bytes: 6110,
        sha256: '38a6160b74d84bef23813c3900cf4c69dbe237a6212cb4f4576f1765b5030198',
      },
      {
        name: 'tensorflow/include/tensorflow/c/tf_tstring.h',
        bytes: 1703,
        sha256: 'da17f6c6ae6e717ecaa2996bbfa913899eb66d2deab731cea5f6ad14f896d706',
      },
      {
        name: 'tensorflow/include/tensorflow/c/eager/c_api.h',
        bytes: 23340,
        sha256: '3c5f0b114a9e6b0e6274cbaea3d272465eae52083a5dd9fbf0cc0d27fd36cb13',
      },
      {
        name: 'tensorflow/include/tensorflow/core/platform/ctstring.h',
        bytes: 845,
        sha256: '02d05f99d6e4425f0389bce4e087e33db05270beb6f15cad2848ec42663e7cf9',
      },
      {
        name: 'tensorflow/include/tensorflow/core/platform/ctstring_internal.h',
        bytes: 881,
        sha256: 'ae991518679aea5d789138199d42a08fe43b4375ce3eea31d72ddb37a0ab0c3d',
      },
      {
        name: 'tensorflow/include/tsl/c/tsl_status.h',
        bytes: 3411,
        sha256: 'f4d1b05f31a5e62368d3e19b69b93d5897d2367e15bdade87aaf758480f008f7',
      },
      {
        name: 'tensorflow/include/tsl/platform/ctstring.h',
        bytes: 6165,
        sha256: '82d701f7649a8652dfaa8e6d0d4194a2ff8b073050df7528d66c1e856b0facc9',
      },
      {
        name: 'tensorflow/include/tsl/platform/ctstring_internal.h',
        bytes: 13731,
        sha256: 'a3932165371cd128b101fb2b8274fdb0f36b8e7461c16d18fb0a8d891e3b04e0',
      },
    ],
  },
  {
    project: 'nvidia-cuda-runtime-cu12',
    file: 'nvidia_cuda_runtime_cu12-12.2.140-py3-none-manylinux1_x86_64.whl',
    bytes: 845802,
    sha256: 'acb9cb7e44594a3512533497ea790d9f0b0e399abcc888584c157d1ffa080e41',
    members: [
      {
        name: 'nvidia/cuda_runtime/lib/libcudart.so.12',
        bytes: 683360,
        sha256: 'b5a066d723c4fe945d418f4130d23cf3d57f6bc0dd65bd6ddcf4c3412f12927c',
      },
    ],
  },
  {
    project: 'nvidia-cuda-nvrtc-cu12',
    file: 'nvidia_cuda_nvrtc_cu12-12.2.140-py3-none-manylinux1_x86_64.whl',
    bytes: 23430053,
    sha256: 'b1cdcae6443cb7cdcfb5d1bf51896a148c9f82f9e65b27db9ab095eaed689aa7',
    members: [
      {
        name: 'nvidia/cuda_nvrtc/lib/libnvrtc.so.12',
        bytes: 58050888,
        sha256: '0a18d98e687e24fa33cceb56a0c1d25b4e70a0723bc4e1975a5b78ebb1bf4813',
      },
      {
        name: 'nvidia/cuda_nvrtc/lib/libnvrtc-builtins.so.12.2',
        bytes: 2434952,
        sha256: '968ebb00640e461f587ad96d01735ac85bf4b2ab4d1cb35b3b489c3cf2cc7f18',
      },
    ],
  },
  {
    project: 'nvidia-cuda-cupti-cu12',
    file: 'nvidia_cuda_cupti_cu12-12.2.142-py3-none-manylinux1_x86_64.whl',
    bytes: 13900552,
    sha256: 'ce68d1009dd14215e38ed49643d31374c71d6fea381181cb0b9da7f19dfd1624',
    members: [
      {
        name: 'nvidia/cuda_cupti/lib/libcupti.so.12',
        bytes: 7530512,
        sha256: 'f62379902936a3a6d316d65a6836b3de45b0e891f77c5c6e7b54c371a693d566',
      },
    ],
  },
  {
    project: 'nvidia-nvjitlink-cu12',
    file: 'nvidia_nvjitlink_cu12-12.2.140-py3-none-manylinux1_x86_64.whl',
    bytes: 20177273,
    sha256: '95635cafbf9f96c38bea5200ab145a2e6aefbb5405e0b04c1e4ba54df2d84ec9',
    members: [
      {
        name: 'nvidia/nvjitlink/lib/libnvJitLink.so.12',
        bytes: 49621536,
        sha256: '5fdbe4b3ca51de557c77ed13a2825caafc66bca646ba48825cda5502757de132',
      },
    ],
  },
  {
    project: 'nvidia-cublas-cu12',
    file: 'nvidia_cublas_cu12-12.2.5.6-py3-none-manylinux1_x86_64.whl',
    bytes: 417825305,
    sha256: 'f448d8db463f9a2c7dd9a1e607c0961d3e95f825b86839c5882f7d073d406df0',
    members: [
      {
        name: 'nvidia/cublas/lib/libcublas.so.12',
        bytes: 106675248,
        sha256: 'e779a79dad9544fd5c4c3083ab827618b4b3b0b46938914a429a076d3b44ca44',
      },
      {
        name: 'nvidia/cublas/lib/libcublasLt.so.12',
        bytes: 525843792,
        sha256: 'fbfbc8a1faf681fa5f3ed3ab86d456e196058e9a6b601c930d200dcd2822b1ae',
      },
    ],
  },
  {
    project: 'nvidia-cufft-cu12',
    file: 'nvidia_cufft_cu12-11.0.8.103-py3-none-manylinux1_x86_64.whl',
    bytes: 98570970,
    sha256: '72e961e578f9be9e316ccb4db8652c421dd0b57442624faa71061d452f449a67',
    members: [
      {
        name: 'nvidia/cufft/lib/libcufft.so.11',
        bytes: 178387496,
        sha256: 'dc18b53e2b435be59ca0f6c9ce48a1eefe6d91444d0720cae7356ec2e03ac9ba',
      },
    ],
  },
  {
    project: 'nvidia-cusolver-cu12',
    file: 'nvidia_cusolver_cu12-11.5.2.141-py3-none-manylinux1_x86_64.whl',
    bytes: 124890758,
    sha256: '5a85c4653ce34339a5688137f494a0f903e0f0532418550998167f00844161da',
    members: [
      {
        name: 'nvidia/cusolver/lib/libcusolver.so.11',
        bytes: 115599888,
        sha256: '21b6ffa2b9160bb8f82a883f7a6972eca13a5f471487b81d01a9fd42a3b0084b',
      },
    ],
  },
  {
    project: 'nvidia-cusparse-cu12',
    file: 'nvidia_cusparse_cu12-12.1.2.141-py3-none-manylinux1_x86_64.whl',
    bytes: 195268625,
    sha256: '4e13d6a51d2303dcb2a023ba09546811161f0334fc64e13689397bbd3b1eb126',
    members: [
      {
        name: 'nvidia/cusparse/lib/libcusparse.so.12',
        bytes: 263844496,
        sha256: 'a0a8166315cbd76566fd20160459371bddb63bbfa2dc70f7c6dd1aab010d8aa2',
      },
    ],
  },
  {
    project: 'nvidia-cudnn-cu12',
    file: 'nvidia_cudnn_cu12-8.9.4.25-py3-none-manylinux1_x86_64.whl',
    bytes: 720096787,
    sha256: '9f882d5b11753c566fd32427839089eb4f8ba7a58c28446ad359e32c40229723',
    members: [
      {
        name: 'nvidia/cudnn/lib/libcudnn.so.8',
        bytes: 142008,
        sha256: '463fd6d5dd754a874d785b0cea3e06b7a9ddd7576b9c3d9df13aca0af18fb2f4',
      },
      {
        name: 'nvidia/cudnn/lib/libcudnn_ops_infer.so.8',
        bytes: 90937168,
        sha256: 'e801d4af68da6dcc88199a0eb7e91a680e45a07f5987a51c2ff375b3956f1f9e',
      },
      {
        name: 'nvidia/cudnn/lib/libcudnn_ops_train.so.8',
        bytes: 70955624,
        sha256: '9ac8fc81a68d41214faafd28fd452685b6230446481b844e06fbb6c5e8d71629',
      },
      {
        name: 'nvidia/cudnn/lib/libcudnn_cnn_infer.so.8',
        bytes: 634883200,
        sha256: 'a55878c3d30af9f9328f88f49966eea4308067cd80338d3bf076c1a11e278c75',
      },
      {
        name: 'nvidia/cudnn/lib/libcudnn_cnn_train.so.8',
        bytes: 125339408,
        sha256: '46221ad070c978e41f2930371468ea736646dc8fce25672ab91f509ea1306342',
      },
      {
        name: 'nvidia/cudnn/lib/libcudnn_adv_infer.so.8',
        bytes: 125161864,
        sha256: 'aba43920aba436c2e9188551632847940492766ff889532a71f525837e5b2f7c',
      },
      {
        name: 'nvidia/cudnn/lib/libcudnn_adv_train.so.8',
        bytes: 116153904,
        sha256: '89b7269496f7dfc615c745559c62b420e012810c6c3321e0d8d3dd78c60c93b0',
      },
    ],
  },
]
