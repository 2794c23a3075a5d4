// tfjs-core leaves the gradients of its ops to the umbrella package, whose Node build registers them when imported.
import '@tensorflow/tfjs';
