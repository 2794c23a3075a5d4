import protobuf from 'protobufjs';

/**
 * The parts of caffe.proto (BVLC, with the layers of the SSD branch) that `deploy.prototxt` and its weights use. Binary
 * files are read for their blobs only, so the numbers of the SSD layers, on which forks disagree, do not matter.
 */
const { root } = protobuf.parse(`
  syntax = "proto2";
  enum Phase { TRAIN = 0; TEST = 1; }
  enum VarianceNorm { FAN_IN = 0; FAN_OUT = 1; AVERAGE = 2; }
  enum CodeType { CORNER = 1; CENTER_SIZE = 2; CORNER_SIZE = 3; }
  enum PoolMethod { MAX = 0; AVE = 1; }
  enum EltwiseOp { PROD = 0; SUM = 1; MAXIMUM = 2; }
  message Net { optional string name = 1; repeated string input = 3; repeated Shape input_shape = 8; repeated Layer layer = 100; }
  message Shape { repeated int32 dim = 1 [packed = true]; }
  message Blob {
    optional int32 num = 1; optional int32 channels = 2; optional int32 height = 3; optional int32 width = 4;
    repeated float data = 5 [packed = true];
    optional Shape shape = 7;
  }
  message Layer {
    optional string name = 1;
    optional string type = 2;
    repeated string bottom = 3;
    repeated string top = 4;
    repeated Param param = 6;
    repeated Blob blobs = 7;
    repeated Include include = 8;
    optional Concat concat_param = 104;
    optional Convolution convolution_param = 106;
    optional Eltwise eltwise_param = 110;
    optional Pooling pooling_param = 121;
    optional Softmax softmax_param = 125;
    optional Reshape reshape_param = 133;
    optional Flatten flatten_param = 135;
    optional BatchNorm batch_norm_param = 139;
    optional Scale scale_param = 142;
    optional Permute permute_param = 202;
    optional PriorBox prior_box_param = 203;
    optional DetectionOutput detection_output_param = 204;
    optional Normalize norm_param = 206;
  }
  message Param { optional string name = 1; optional float lr_mult = 3; optional float decay_mult = 4; }
  message Include { optional Phase phase = 1; }
  message Filler { optional string type = 1; optional float value = 2; optional float std = 6; optional VarianceNorm variance_norm = 8; }
  message Concat { optional int32 axis = 2; }
  message Convolution {
    optional uint32 num_output = 1; optional bool bias_term = 2;
    repeated uint32 pad = 3; repeated uint32 kernel_size = 4; optional uint32 group = 5; repeated uint32 stride = 6;
    optional Filler weight_filler = 7; optional Filler bias_filler = 8; repeated uint32 dilation = 18;
  }
  message Eltwise { optional EltwiseOp operation = 1; }
  message Pooling { optional PoolMethod pool = 1; optional uint32 kernel_size = 2; optional uint32 stride = 3; optional uint32 pad = 4; }
  message Softmax { optional int32 axis = 2; }
  message Reshape { optional Shape shape = 1; }
  message Flatten { optional int32 axis = 1; }
  message BatchNorm { optional bool use_global_stats = 1; optional float eps = 3; }
  message Scale { optional int32 axis = 1; optional Filler filler = 3; optional bool bias_term = 4; optional Filler bias_filler = 5; }
  message Permute { repeated uint32 order = 1; }
  message PriorBox {
    repeated float min_size = 1; repeated float max_size = 2; repeated float aspect_ratio = 3; optional bool flip = 4;
    optional bool clip = 5; repeated float variance = 6; optional float step = 10; optional float offset = 13;
  }
  message Nms { optional float nms_threshold = 1; optional int32 top_k = 2; optional float eta = 3; }
  message DetectionOutput {
    optional uint32 num_classes = 1; optional bool share_location = 2; optional int32 background_label_id = 3;
    optional Nms nms_param = 4; optional CodeType code_type = 6; optional int32 keep_top_k = 7; optional float confidence_threshold = 8;
  }
  message Normalize { optional bool across_spatial = 1; optional Filler scale_filler = 2; optional bool channel_shared = 3; optional float eps = 4; }
`);

export interface CaffeBlob {
  readonly num: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly data: ArrayLike<number>;
  /** Older files have num, channels, height and width instead. */
  readonly shape: { readonly dim: readonly number[] } | null;
}

/** What a text file does not mention is missing, repeated fields and defaults too. */
export interface CaffeLayer {
  readonly name: string;
  readonly type: string;
  readonly blobs: readonly CaffeBlob[];
  readonly convolutionParam: {
    readonly numOutput: number;
    readonly biasTerm?: boolean;
    readonly pad?: readonly number[];
    readonly kernelSize?: readonly number[];
    readonly stride?: readonly number[];
    readonly dilation?: readonly number[];
  } | null;
  readonly batchNormParam: { readonly eps?: number } | null;
  readonly priorBoxParam: {
    readonly minSize?: readonly number[];
    readonly maxSize?: readonly number[];
    readonly aspectRatio?: readonly number[];
    readonly step: number;
  } | null;
  readonly detectionOutputParam: { readonly nmsParam: { readonly nmsThreshold?: number } | null } | null;
}

export interface CaffeNet {
  readonly layer: readonly CaffeLayer[];
}

/** Messages as protobufjs decodes them: field names in camel case. */
export const Net = root.lookupType('Net');
