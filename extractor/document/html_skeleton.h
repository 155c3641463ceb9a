#ifndef VACANCY_DOCUMENT_HTML_SKELETON_H
#define VACANCY_DOCUMENT_HTML_SKELETON_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vacancy {

/// A page with what its parser has no need of cut out: of each stretch of text one letter is left,
/// of each tag the name. Which elements there are, and which stand within which, depends on nothing
/// else, and the parser takes a third of the time.
///
///     HtmlSkeleton skeleton(page);
///     parse(skeleton.text());
///     ... at each event: skeleton.to_page(offset), then cut_text() or cut_attributes()
///
/// Only what is plainly written is cut. The rest stands as it is: references, comments, tags with
/// references in them; and from the first odd thing on, all of the page.
class HtmlSkeleton {
public:
    /// `page` is valid UTF-8 without zeros, and outlives the skeleton.
    explicit HtmlSkeleton(std::string_view page);

    std::string_view text() const { return text_; }

    /// Where the parser, which stands at `offset` of the skeleton, would stand in the page.
    /// Offsets must not go down from call to call.
    std::size_t to_page(std::size_t offset);

    /// What to_page's last offset stands behind: the text that was cut there, or the attributes of the tag
    /// whose end it is. No data where nothing was.
    std::string_view cut_text() const;
    std::string_view cut_attributes() const;

private:
    /// Bytes of the page that were cut at an offset of the skeleton; a letter stands for text.
    struct Cut {
        std::uint32_t at;
        std::uint32_t begin, end;
        bool text;

        std::uint32_t behind() const { return at + (text ? 1 : 0); }
    };

    void build();
    bool step();
    bool markup();
    bool start_tag();
    bool end_tag();
    bool comment();
    bool doctype();
    bool raw_content(std::string_view name);
    void reference();
    void text_until(std::size_t end);
    std::size_t skip_blanks(std::size_t at) const;
    std::size_t end_of_attribute(std::size_t at) const;
    void copy_until(std::size_t end);
    void cut_until(std::size_t end, bool text);
    std::string_view cut_at_last(bool text) const;

    std::string_view page_;
    std::string text_;
    std::vector<Cut> cuts_;
    std::size_t at_ = 0;       ///< the page up to here is done
    bool behind_tag_ = false;  ///< so that text which begins here is given as one stretch

    std::size_t passed_ = 0;  ///< cuts that to_page's last offset stands behind
    std::size_t last_ = 0;    ///< that offset
};

}  // namespace vacancy

#endif
