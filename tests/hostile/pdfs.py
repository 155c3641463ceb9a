"""PDFs that lead their reader in circles, or too far."""


def pdf(*objects):
    """A PDF of these objects, the first its catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, begin)


def stream(content, more=b""):
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
ADVERT = (b"BT /F1 12 Tf 50 800 Td (Lamp Keeper) Tj 0 -20 Td (Reference number) Tj 0 -20 Td (123456) Tj 0 -20 Td (Salary) Tj"
          b" 0 -20 Td (\xa330,000 - \xa332,000) Tj ET")


def page(content, resources=b"", box=b"[0 0 595 842]"):
    """A page, object 3, that draws object 4 with the font of object 5."""
    return b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents %s/Resources<</Font<</F1 5 0 R>>%s>>>>" % (box, content, resources)


def one_page(content=ADVERT, resources=b"", box=b"[0 0 595 842]", pages=b"<</Type/Pages/Kids[3 0 R]/Count 1>>", more=()):
    return pdf(CATALOG, pages, page(b"4 0 R", resources, box), stream(content), FONT, *more)


TABLE = {
    "good": one_page(),
    "pages_hold_themselves": one_page(pages=b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>"),
    "pages_hold_each_other": one_page(pages=b"<</Type/Pages/Kids[6 0 R 3 0 R]/Count 2>>",
                                      more=[b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 6 0 R]/Count 2>>"]),
    "page_said_a_million_times": one_page(pages=b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>"),
    "page_held_many_times": one_page(pages=b"<</Type/Pages/Kids[" + b"3 0 R " * 5000 + b"]/Count 5000>>"),
    "pages_below_nothing": one_page(pages=b"<</Type/Pages/Kids[99 0 R]/Count 1>>"),
    "parent_of_itself": pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>",
                            b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>", stream(ADVERT), FONT),
    "deep_pages": pdf(CATALOG, *[b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(20_000)]),
    "form_draws_itself": one_page(b"/X Do", b"/XObject<</X 6 0 R>>", more=[
        stream(ADVERT + b" /X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>")]),
    "forms_draw_forms": one_page(b"/X Do", b"/XObject<</X 6 0 R>>", more=[
        stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % n)
        for n in range(7, 17)] + [stream(ADVERT, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>")]),
    "huge_page": one_page(box=b"[0 0 1e30 1e30]"),
    "no_number_of_a_page": one_page(box=b"[nan -1e300 1e300 0]"),
    "saves_and_never_restores": one_page(b"q " * 300_000 + ADVERT),
    "arrays_in_arrays": one_page(b"[" * 200_000 + ADVERT),
    "a_million_letters": one_page(b"BT /F1 1 Tf 0 0 Td " + b"(Salary \xa3) Tj " * 120_000 + b"ET"),
    "content_of_itself": pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page(b"[4 0 R 4 0 R 3 0 R]"),
                             b"[4 0 R 4 0 R]", FONT),
    "length_of_itself": pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page(b"4 0 R"),
                            b"<</Length 4 0 R>>stream\n" + ADVERT + b"\nendstream", FONT),
    "table_before_itself": one_page().replace(b"trailer\n<<", b"trailer\n<</Prev 9 "),
}
