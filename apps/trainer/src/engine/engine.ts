/** The TensorFlow.js backends that a run can use, see ARCHITECTURE "The training engines". */
export const ENGINE_NAMES = ['cuda', 'native', 'webgpu', 'wasm'] as const;

export type EngineName = (typeof ENGINE_NAMES)[number];

/** How convolutions and matrix products are computed: `bf16` rounds their inputs to bfloat16; weights stay float32. */
export const PRECISIONS = ['float32', 'bf16'] as const;

export type Precision = (typeof PRECISIONS)[number];

/** A started engine: tfjs' current backend. */
export interface Engine {
  name: EngineName;
  /** Name of the tfjs backend. */
  backend: string;
  /** Versions, threads: one line for people and for config.json. */
  description: string;
  /** What went wrong on the device since the start, where its backend goes on without a word; absent where it throws. */
  failure?(): string | undefined;
}

/** What `trainer doctor` tells of an engine. */
export interface EngineProbe {
  available: boolean;
  detail: string;
  /** It would compute on the processor, slower than wasm: `auto` passes it over. */
  isSoftware?: boolean;
  /** The command that gets it. */
  howTo?: string;
}

/** One folder under `engine/` exports one of these. */
export interface EngineModule {
  name: EngineName;
  /** npm package behind it. */
  package: string;
  /** What it can compute in; float32 alone without it. */
  precisions?: readonly Precision[];
  /** Looks whether it could start, without starting it. */
  probe(): Promise<EngineProbe>;
  /** @throws TrainerError also when this machine has no such precision */
  start(precision?: Precision): Promise<Engine>;
  /** Gets what is missing; `report` receives a line for each step. Absent where plain npm install brings it. */
  setup?(report: (line: string) => void): Promise<void>;
}
