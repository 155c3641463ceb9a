"""Archives as libarchive writes them."""
import ctypes
import ctypes.util

_library = ctypes.CDLL(ctypes.util.find_library("archive"))
_pointer, _text, _int64 = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int64
_OK, _FILE = 0, 0o100000


def _function(name, *arguments, result=ctypes.c_int):
    function = getattr(_library, name)
    function.argtypes, function.restype = arguments, result
    return function


_new = _function("archive_write_new", result=_pointer)
_set_format = _function("archive_write_set_format_by_name", _pointer, _text)
_add_filter = _function("archive_write_add_filter_by_name", _pointer, _text)
_open = _function("archive_write_open_filename", _pointer, _text)
_header = _function("archive_write_header", _pointer, _pointer)
_data = _function("archive_write_data", _pointer, _text, ctypes.c_size_t, result=ctypes.c_ssize_t)
_free = _function("archive_write_free", _pointer)
_entry_new = _function("archive_entry_new", result=_pointer)
_entry_free = _function("archive_entry_free", _pointer)
_set_path = _function("archive_entry_set_pathname", _pointer, _text, result=None)
_set_type = _function("archive_entry_set_filetype", _pointer, ctypes.c_uint, result=None)
_set_size = _function("archive_entry_set_size", _pointer, _int64, result=None)

ZEROS = bytes(1 << 20)


def _write_member(archive, name, size, pieces):
    entry = _entry_new()
    _set_path(entry, name.encode())
    _set_type(entry, _FILE)
    _set_size(entry, size)
    assert _header(archive, entry) == _OK, name
    for piece in pieces:
        assert _data(archive, piece, len(piece)) == len(piece), name
    _entry_free(entry)


def pack(path, kind, members):
    """`kind`: "zip", "7zip", "pax", or one with a compression behind a dot: "pax.gzip"; "raw" for one member without
    an archive. `members`: (name, bytes, or a number of MiB of zeros)."""
    form, _, packed = kind.partition(".")
    archive = _new()
    assert _set_format(archive, form.encode()) == _OK
    if packed:
        assert _add_filter(archive, packed.encode()) == _OK
    assert _open(archive, str(path).encode()) == _OK
    for name, content in members:
        if isinstance(content, int):
            _write_member(archive, name, content << 20, (ZEROS for _ in range(content)))
        else:
            _write_member(archive, name, len(content), [content])
    _free(archive)
    return path
