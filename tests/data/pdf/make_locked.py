"""Makes locked.pdf: one page behind a user password, by the standard handler with RC4 (PDF 1.4, 3.5)."""

import hashlib
import pathlib

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def rc4(key, data):
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


def padded(password):
    return (password + PAD)[:32]


identity = b"locked fixture 1"
permissions = -44
owner = rc4(hashlib.md5(padded(b"owner")).digest()[:5], padded(b"quill"))
key = hashlib.md5(padded(b"quill") + owner + permissions.to_bytes(4, "little", signed=True) + identity).digest()[:5]
user = rc4(key, PAD)

number = 5
stream_key = hashlib.md5(key + number.to_bytes(3, "little") + bytes(2)).digest()[:10]
content = rc4(stream_key, b"BT /F1 12 Tf 50 700 Td (Nobody reads this) Tj ET\n")
objects = [
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    b"<</Filter/Standard/V 1/R 2/P %d/O<%s>/U<%s>>>" % (permissions, owner.hex().encode(), user.hex().encode()),
]
pdf, table = b"%PDF-1.4\n", b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
for i, body in enumerate(objects, 1):
    table += b"%010d 00000 n \n" % len(pdf)
    pdf += b"%d 0 obj\n%s\nendobj\n" % (i, body)
identity = identity.hex().encode()
trailer = b"trailer\n<</Size %d/Root 1 0 R/Encrypt 6 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n" % (
    len(objects) + 1, identity, identity, len(pdf))
pathlib.Path(__file__).with_name("locked.pdf").write_bytes(pdf + table + trailer)
