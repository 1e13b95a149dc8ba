"""Makes cases.zip: for each case NAME.keras3.h5 as Keras 3 writes it, NAME.keras2.h5 with the same weights and the
description that Keras 2 writes, and NAME.npz with inputs and with the outputs that Keras itself computes.

usage: KERAS_BACKEND=jax python3 make_cases.py        (pip install keras==3.15.1 jax h5py; Python 3.11)
Same versions, same seed: same values."""
import io, json, os, tempfile, zipfile
import h5py, keras, numpy as np
from keras import layers as L

keras.utils.set_random_seed(5)
RNG = np.random.default_rng(5)
IMAGE = (7, 6, 4)


def plain(config):
    """The description in the words of Keras 2."""
    config = json.loads(json.dumps(config))
    body = config["config"]

    def settings(layer):
        c = layer["config"]
        if isinstance(c.get("dtype"), dict):
            c["dtype"] = "float32"
        if "batch_shape" in c:
            c["batch_input_shape"] = c.pop("batch_shape")
        for key in ("optional", "quantization_config"):
            c.pop(key, None)
        for key, value in list(c.items()):
            if key.endswith("_initializer") and isinstance(value, dict):
                c[key] = {"class_name": value["class_name"], "config": {}}
        return {"class_name": layer["class_name"], "config": c}

    def history(node, into):
        if isinstance(node, dict):
            if "keras_history" in node:
                into.append(node["keras_history"] + [{}])
            else:
                for value in node.values():
                    history(value, into)
        elif isinstance(node, list):
            for value in node:
                history(value, into)
        return into

    if config["class_name"] == "Sequential":
        first = settings(body["layers"][0])["config"]["batch_input_shape"]
        rest = [settings(layer) for layer in body["layers"][1:]]
        rest[0]["config"]["batch_input_shape"] = first
        return {"class_name": "Sequential", "config": {"name": body["name"], "layers": rest}}
    result = []
    for layer in body["layers"]:
        new = settings(layer)
        new["name"] = layer["name"]
        new["inbound_nodes"] = [history(call["args"], []) for call in layer["inbound_nodes"]]
        result.append(new)
    ends = [body["output_layers"]] if isinstance(body["output_layers"][0], str) else body["output_layers"]
    return {"class_name": "Functional",
            "config": {"name": body["name"], "layers": result, "input_layers": [["in", 0, 0]], "output_layers": ends}}


def keras2(path3, path2):
    with h5py.File(path3) as old, h5py.File(path2, "w") as new:
        description = plain(json.loads(old.attrs["model_config"]))
        new.attrs["model_config"] = np.bytes_(json.dumps(description))
        new.attrs["keras_version"] = np.bytes_("2.4.0")
        new.attrs["backend"] = np.bytes_("tensorflow")
        group = new.create_group("model_weights")
        kinds = {l["config"]["name"]: l["class_name"] for l in description["config"]["layers"]}
        for name, kind in kinds.items():
            layer = group.create_group(name)
            if name not in old["model_weights"]:
                continue
            names = []

            def copy(path, item):
                if isinstance(item, h5py.Dataset):
                    last = path.split("/")[-1]
                    if kind == "DepthwiseConv2D" and last == "kernel":
                        last = "depthwise_kernel"
                    names.append(f"{name}/{last}:0")
                    layer.create_dataset(names[-1], data=np.array(item))

            old["model_weights"][name].visititems(copy)
            layer.attrs["weight_names"] = [np.bytes_(n) for n in names]


def randomise(model):
    for layer in model.layers:
        values = []
        for w in layer.weights:
            v = RNG.normal(0, 0.4, w.shape)
            values.append(np.abs(v) + 0.3 if "variance" in w.path else v)
        if values:
            layer.set_weights(values)


def image(*stack, shape=IMAGE):
    return keras.Sequential([keras.Input(shape, name="in"), *stack])


def functional(make, shape=IMAGE):
    x = keras.Input(shape, name="in")
    return keras.Model(x, make(x))


CASES = {
    "dense": image(L.Dense(5, activation="relu"), L.Dense(3, use_bias=False), shape=(9,)),
    "dense_softmax": image(L.Dense(5, activation="softmax"), shape=(9,)),
    "conv_valid": image(L.Conv2D(5, (3, 2))),
    "conv_same": image(L.Conv2D(5, (3, 2), strides=(2, 3), padding="same", activation="relu")),
    "conv_same_even": image(L.Conv2D(5, 4, strides=2, padding="same", activation="relu6", use_bias=False)),
    "conv_dilated": image(L.Conv2D(5, 3, dilation_rate=(2, 1), padding="same")),
    "conv_groups": image(L.Conv2D(6, 3, groups=2)),
    "depthwise": image(L.DepthwiseConv2D(3, depth_multiplier=2, strides=2, padding="same", activation="relu")),
    "depthwise_valid": image(L.DepthwiseConv2D((2, 3), use_bias=False)),
    "separable": image(L.SeparableConv2D(5, 3, depth_multiplier=2, padding="same")),
    "max_pool": image(L.MaxPooling2D((3, 2))),
    "max_pool_same": image(L.MaxPooling2D(3, strides=2, padding="same")),
    "average_pool": image(L.AveragePooling2D(2, strides=(1, 2))),
    "average_pool_same": image(L.AveragePooling2D(3, strides=2, padding="same")),
    "global_average": image(L.GlobalAveragePooling2D(), L.Dense(3)),
    "global_average_keep": image(L.GlobalAveragePooling2D(keepdims=True), L.Flatten()),
    "global_max": image(L.GlobalMaxPooling2D()),
    "norm_image": image(L.BatchNormalization(epsilon=0.01)),
    "norm_plain": image(L.BatchNormalization(scale=False, center=False)),
    "norm_vector": image(L.Dense(5), L.BatchNormalization(), shape=(9,)),
    "flatten_dense": image(L.Conv2D(3, 2), L.Flatten(), L.Dense(4)),
    "flatten_norm_dense": image(L.Flatten(), L.BatchNormalization(), L.Dense(4)),
    "reshape_to_image": image(L.Reshape((6, 5, 1)), L.Conv2D(3, 2), L.Flatten(), L.Dense(2), shape=(30,)),
    "reshape_within": image(L.Reshape((6, -1)), L.Flatten(), L.Dense(2)),
    "grey_without_axis": image(L.Flatten(), L.Dense(4), shape=(6, 5)),
    "idle": image(L.Dropout(0.5), L.SpatialDropout2D(0.2), L.GaussianNoise(0.1), L.GaussianDropout(0.1),
                  L.AlphaDropout(0.1), L.ActivityRegularization(l1=0.1), L.Activation("relu")),
    "relu": image(L.ReLU()),
    "relu_limited": image(L.ReLU(max_value=0.7)),
    "activations": image(L.Activation("linear"), L.Activation("relu6"), L.Activation("log_softmax"), shape=(9,)),
    "softmax": image(L.Softmax(), shape=(9,)),
    "zero_padding": image(L.ZeroPadding2D(((1, 0), (2, 3))), L.Conv2D(2, 3)),
    "zero_padding_pair": image(L.ZeroPadding2D((2, 1)), L.MaxPooling2D(2)),
    "rescaling": image(L.Rescaling(1 / 127.5, offset=-1), L.Conv2D(2, 3)),
    "add": functional(lambda x: L.Add()([x, L.Conv2D(4, 3, padding="same")(x), L.ReLU()(x)])),
    "concatenate": functional(lambda x: L.Concatenate()([x, L.Conv2D(3, 1)(x)])),
    "concatenate_rows": functional(
        lambda x: L.Dense(3)(L.Flatten()(L.Concatenate(axis=1)([x, L.ReLU()(x)])))),
    "concatenate_vectors": functional(
        lambda x: L.Dense(3)(L.Concatenate()([L.GlobalMaxPooling2D()(x), L.Flatten()(x)]))),
    "two_outputs": functional(lambda x: [L.Conv2D(2, 1)(x), L.Flatten()(x)]),
}

with zipfile.ZipFile("cases.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive, \
        tempfile.TemporaryDirectory() as folder:
    for name, model in CASES.items():
        randomise(model)
        inputs = RNG.uniform(-1, 2, (3, *model.input_shape[1:])).astype(np.float32)
        outputs = model.predict(inputs, verbose=0)
        outputs = outputs[0] if isinstance(outputs, list) else outputs
        path3, path2 = os.path.join(folder, "3.h5"), os.path.join(folder, "2.h5")
        model.save(path3)
        keras2(path3, path2)
        values = io.BytesIO()
        np.savez(values, inputs=inputs, outputs=outputs.astype(np.float32))
        for suffix, data in ((".keras3.h5", open(path3, "rb").read()), (".keras2.h5", open(path2, "rb").read()),
                             (".npz", values.getvalue())):
            archive.writestr(zipfile.ZipInfo(name + suffix, (2026, 11, 23, 0, 0, 0)), data,
                             zipfile.ZIP_DEFLATED, 9)
