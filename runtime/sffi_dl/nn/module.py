"""The base of every layer and model: `Module`.

Parameters, buffers and submodules are plain instance attributes, so that ``self.weight`` in
a forward pass is an ordinary look-up; dictionaries beside them say which attributes are
which. A call goes straight to `Module.forward` unless the module has hooks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import sffi_torch as torch

from sffi_dl.nn.hooks import Hook, HookHandle, structure_version
from sffi_dl.nn.moving import conversion
from sffi_dl.nn.parameter import Parameter
from sffi_dl.nn.state import IncompatibleKeys, collect_state, load_state

__all__ = ["HookHandle", "IncompatibleKeys", "Module"]

_ModuleT = TypeVar("_ModuleT", bound="Module")


class Module:
    """A part of a network: derive from it, make submodules in ``__init__``, write ``forward``.

    ``super().__init__()`` comes first, before anything is assigned.

    Attributes:
        training: whether the module behaves as for training (`Dropout` does) or as for use.
    """

    training: bool
    _parameters: dict[str, Parameter | None]
    _buffers: dict[str, torch.Tensor | None]
    _transient: set[str]
    _modules: dict[str, Module | None]
    _hooks: tuple[dict[int, Hook], dict[int, Hook]] | None
    _has_hooks: bool

    def __init__(self) -> None:
        self.__dict__.update(
            training=True,
            _parameters={},
            _buffers={},
            _transient=set(),
            _modules={},
            _hooks=None,
            _has_hooks=False,
        )

    # Calling

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self._has_hooks:
            return self._call_with_hooks(args, kwargs)
        return self.forward(*args, **kwargs)

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        """Compute the module's output; every subclass has its own."""
        raise NotImplementedError(f"{type(self).__name__} has no method `forward`")

    def register_forward_pre_hook(self, hook: Hook) -> HookHandle:
        """Call ``hook(module, args)`` before each forward pass.

        What it returns, unless None, replaces the positional arguments (a tuple, or the one).
        """
        return self._register_hook(0, hook)

    def register_forward_hook(self, hook: Hook) -> HookHandle:
        """Call ``hook(module, args, output)`` after each forward pass.

        What it returns, unless None, replaces the output.
        """
        return self._register_hook(1, hook)

    def _register_hook(self, which: int, hook: Hook) -> HookHandle:
        if self._hooks is None:
            self.__dict__["_hooks"] = ({}, {})
        assert self._hooks is not None
        hooks = self._hooks[which]
        key = max(hooks, default=-1) + 1
        hooks[key] = hook
        self._hooks_changed()
        return HookHandle(self, hooks, key)

    def _hooks_changed(self) -> None:
        self.__dict__["_has_hooks"] = self._hooks is not None and any(self._hooks)
        structure_version[0] += 1

    def _call_with_hooks(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        assert self._hooks is not None
        before, after = self._hooks
        for hook in list(before.values()):
            replaced = hook(self, args)
            if replaced is not None:
                args = replaced if isinstance(replaced, tuple) else (replaced,)
        output = self.forward(*args, **kwargs)
        for hook in list(after.values()):
            replaced = hook(self, args, output)
            if replaced is not None:
                output = replaced
        return output

    # Attributes

    def __setattr__(self, name: str, value: Any) -> None:
        attributes = self.__dict__
        parameters = attributes.get("_parameters")
        if isinstance(value, Parameter):
            self.register_parameter(name, value)
        elif isinstance(value, Module):
            self.register_module(name, value)
        elif parameters is None:
            object.__setattr__(self, name, value)  # before Module.__init__
        elif name in parameters:
            if value is not None:
                raise TypeError(
                    f"cannot assign {type(value).__name__} as parameter `{name}` "
                    "(Parameter or None expected); wrap it in Parameter(...), or copy into it "
                    f"with `{name}.data.copy_(...)`"
                )
            self.register_parameter(name, None)
        elif name in self._modules:
            if value is not None:
                raise TypeError(
                    f"cannot assign {type(value).__name__} as child module `{name}` "
                    "(Module or None expected)"
                )
            self.register_module(name, None)
        elif name in self._buffers:
            self.register_buffer(name, value, persistent=name not in self._transient)
        else:
            if name == "forward":
                structure_version[0] += 1
            object.__setattr__(self, name, value)

    def __delattr__(self, name: str) -> None:
        for registry in (self._parameters, self._buffers, self._modules):
            if name in registry:
                del registry[name]
                self._transient.discard(name)
                structure_version[0] += 1
        object.__delattr__(self, name)

    def register_parameter(self, name: str, param: Parameter | None) -> None:
        """Make `param` the parameter `name`; None keeps the name free for one."""
        if param is not None and not isinstance(param, Parameter):
            raise TypeError(f"parameter `{name}` is a {type(param).__name__}, not a Parameter")
        self._register(self._registry("_parameters", name), name, param)

    def register_buffer(
        self, name: str, tensor: torch.Tensor | None, persistent: bool = True
    ) -> None:
        """Make `tensor` the buffer `name`: it moves with the module but is not learnt.

        Args:
            name: the attribute.
            tensor: the value; None keeps the name free for one.
            persistent: whether it is a part of `state_dict`.
        """
        if tensor is not None and not isinstance(tensor, torch.Tensor):
            raise TypeError(f"buffer `{name}` is a {type(tensor).__name__}, not a Tensor")
        self._register(self._registry("_buffers", name), name, tensor)
        if persistent:
            self._transient.discard(name)
        else:
            self._transient.add(name)

    def register_module(self, name: str, module: Module | None) -> None:
        """Make `module` the submodule `name`; None keeps the name free for one."""
        if module is not None and not isinstance(module, Module):
            raise TypeError(f"submodule `{name}` is a {type(module).__name__}, not a Module")
        self._register(self._registry("_modules", name), name, module)

    add_module = register_module

    def _registry(self, registry: str, name: str) -> dict[str, Any]:
        attributes = self.__dict__
        if "_parameters" not in attributes:
            raise AttributeError(
                f"`{name}` is assigned before super().__init__() of {type(self).__name__} ran"
            )
        if not name or "." in name:
            raise KeyError(f"`{name}` cannot name a part of a module: empty, or with a dot in it")
        if hasattr(Module, name):
            raise KeyError(f"`{name}` cannot name a part of a module: Module has it already")
        for other in ("_parameters", "_buffers", "_modules"):
            if other != registry:
                attributes[other].pop(name, None)
        found: dict[str, Any] = attributes[registry]
        return found

    def _register(self, registry: dict[str, Any], name: str, value: object) -> None:
        registry[name] = value
        self.__dict__[name] = value
        structure_version[0] += 1

    # Walking

    def children(self) -> Iterator[Module]:
        """The direct submodules, each once."""
        return (child for _, child in self.named_children())

    def named_children(self) -> Iterator[tuple[str, Module]]:
        """The direct submodules with their names, each once."""
        seen: set[int] = set()
        for name, child in self._modules.items():
            if child is not None and id(child) not in seen:
                seen.add(id(child))
                yield name, child

    def modules(self) -> Iterator[Module]:
        """This module and all below it, each once."""
        return (module for _, module in self.named_modules())

    def named_modules(self, prefix: str = "") -> Iterator[tuple[str, Module]]:
        """This module and all below it with their dotted names, each once."""
        seen: set[int] = set()

        def walk(module: Module, path: str) -> Iterator[tuple[str, Module]]:
            if id(module) in seen:
                return
            seen.add(id(module))
            yield path, module
            for name, child in module._modules.items():
                if child is not None:
                    yield from walk(child, f"{path}.{name}" if path else name)

        return walk(self, prefix)

    def parameters(self, recurse: bool = True) -> Iterator[Parameter]:
        """The parameters, each once; without those of submodules if not `recurse`."""
        return (parameter for _, parameter in self.named_parameters(recurse=recurse))

    def named_parameters(
        self, prefix: str = "", recurse: bool = True
    ) -> Iterator[tuple[str, Parameter]]:
        """The parameters with their dotted names, each once."""
        return self._named("_parameters", prefix, recurse)

    def buffers(self, recurse: bool = True) -> Iterator[torch.Tensor]:
        """The buffers, each once."""
        return (buffer for _, buffer in self.named_buffers(recurse=recurse))

    def named_buffers(
        self, prefix: str = "", recurse: bool = True
    ) -> Iterator[tuple[str, torch.Tensor]]:
        """The buffers with their dotted names, each once."""
        return self._named("_buffers", prefix, recurse)

    def _named(self, registry: str, prefix: str, recurse: bool) -> Iterator[tuple[str, Any]]:
        seen: set[int] = set()
        for path, module in self.named_modules(prefix) if recurse else [(prefix, self)]:
            for name, value in module.__dict__[registry].items():
                if value is not None and id(value) not in seen:
                    seen.add(id(value))
                    yield f"{path}.{name}" if path else name, value

    def get_submodule(self, target: str) -> Module:
        """The submodule with the dotted name `target`; this module for "".

        Raises:
            AttributeError: there is none.
        """
        module = self
        for name in target.split(".") if target else []:
            child = module._modules.get(name)
            if child is None:
                raise AttributeError(f"{type(module).__name__} has no submodule `{name}`")
            module = child
        return module

    # Changing all of it

    def apply(self: _ModuleT, fn: Callable[[Module], object]) -> _ModuleT:
        """Call `fn` with every submodule, then with this module."""
        for child in self.children():
            child.apply(fn)
        fn(self)
        return self

    def train(self: _ModuleT, mode: bool = True) -> _ModuleT:
        """Behave as for training, or, if not `mode`, as for use."""
        for module in self.modules():
            module.__dict__["training"] = bool(mode)
        return self

    def eval(self: _ModuleT) -> _ModuleT:
        """Behave as for use: the same as ``train(False)``."""
        return self.train(False)

    def requires_grad_(self: _ModuleT, requires_grad: bool = True) -> _ModuleT:
        """Record gradients for all parameters, or for none."""
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def zero_grad(self, set_to_none: bool = True) -> None:
        """Forget the parameters' gradients; fill them with zeros if not `set_to_none`."""
        for parameter in self.parameters():
            if set_to_none:
                parameter.grad = None
            else:
                gradient = parameter.grad
                if gradient is not None:
                    gradient.detach_().zero_()

    def to(self: _ModuleT, *args: Any, **kwargs: Any) -> _ModuleT:
        """Move and convert all parameters and buffers, in place.

        Takes a device, a dtype (floating tensors only are converted), or both, as
        ``Tensor.to`` does. Parameters stay the objects they are, so an optimiser keeps
        hold of them.
        """
        return self._convert(conversion(args, kwargs))

    def cpu(self: _ModuleT) -> _ModuleT:
        """Move to the processor."""
        return self.to("cpu")

    def cuda(self: _ModuleT, device: int | None = None) -> _ModuleT:
        """Move to the CUDA device of that number; None means the current one."""
        return self.to("cuda" if device is None else f"cuda:{device}")

    def float(self: _ModuleT) -> _ModuleT:
        """Convert floating tensors to float32."""
        return self.to(torch.float32)

    def double(self: _ModuleT) -> _ModuleT:
        """Convert floating tensors to float64."""
        return self.to(torch.float64)

    def _convert(self: _ModuleT, convert: Callable[[torch.Tensor], torch.Tensor]) -> _ModuleT:
        with torch.no_grad():
            for module in self.modules():
                for parameter in module._parameters.values():
                    if parameter is None:
                        continue
                    gradient = parameter.grad
                    # Assigning to `data` keeps the object, and the graph's leaf with it.
                    parameter.data = convert(parameter.data)
                    if gradient is not None:
                        gradient.data = convert(gradient.data)
                for name, buffer in list(module._buffers.items()):
                    if buffer is not None:
                        module._register(module._buffers, name, convert(buffer))
        return self

    # State

    def state_dict(self, *, prefix: str = "", keep_vars: bool = False) -> dict[str, Any]:
        """All parameters and persistent buffers by dotted name, sharing their storage.

        Args:
            prefix: put before each name.
            keep_vars: give the parameters themselves rather than detached tensors.
        """
        return collect_state(self, prefix, keep_vars)

    def load_state_dict(
        self, state_dict: dict[str, torch.Tensor], strict: bool = True
    ) -> IncompatibleKeys:
        """Copy the tensors of `state_dict` into the parameters and buffers of those names.

        All names and shapes are checked first: on an error the module is as it was.

        Args:
            state_dict: as `state_dict` gives it, of this library or of PyTorch.
            strict: whether a missing or unexpected name is an error.

        Returns:
            The names that were missing and those that were unexpected.

        Raises:
            RuntimeError: names (if `strict`) or shapes do not fit; lists every one.
        """
        return load_state(self, state_dict, strict)

    # Showing

    def extra_repr(self) -> str:
        """What ``repr`` shows in the parentheses beside submodules."""
        return ""

    def __repr__(self) -> str:
        extra = self.extra_repr()
        lines = extra.split("\n") if extra else []
        children = [
            f"({name}): " + repr(child).replace("\n", "\n  ")
            for name, child in self._modules.items()
        ]
        name = type(self).__name__
        if not children and len(lines) <= 1:
            return f"{name}({extra})"
        return f"{name}(\n  " + "\n  ".join(lines + children) + "\n)"
