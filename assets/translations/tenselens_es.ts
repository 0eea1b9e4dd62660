<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <location filename="../../tutor_app/actions.py" line="27"/>
        <source>Bring a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="28"/>
        <source>In a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="29"/>
        <source>In the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="34"/>
        <source>Open photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="38"/>
        <source>Choose one photo or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="42"/>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="46"/>
        <source>A photo, a file or text from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="50"/>
        <source>Type text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="54"/>
        <source>Start with an empty page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="56"/>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="57"/>
        <source>Next edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="58"/>
        <source>Edit before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="59"/>
        <source>Show the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="62"/>
        <source>Show all answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="67"/>
        <source>Copy the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="68"/>
        <source>Save the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="69"/>
        <source>Turn the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="71"/>
        <source>Next photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="75"/>
        <source>Photo before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="80"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="81"/>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="82"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="83"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="84"/>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="85"/>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/actions.py" line="86"/>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <location filename="../../tutor_app/views/beside.py" line="22"/>
        <source>The tenses in this text ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/beside.py" line="30"/>
        <source>Not applied, because it is more than a verb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/beside.py" line="35"/>
        <source>Other remarks, not about verbs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/beside.py" line="40"/>
        <source>Ignored, as you wished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/beside.py" line="59"/>
        <source>(nothing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/beside.py" line="68"/>
        <source>perhaps: {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BusyView</name>
    <message>
        <location filename="../../tutor_app/views/busy_view.py" line="33"/>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/busy_view.py" line="34"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/busy_view.py" line="34"/>
        <source>Stop (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/busy_view.py" line="79"/>
        <source>about {seconds} s left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoubtCard</name>
    <message>
        <location filename="../../tutor_app/views/doubt_card.py" line="27"/>
        <source>What does the paper say here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/doubt_card.py" line="33"/>
        <source>(nothing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/doubt_card.py" line="36"/>
        <source>Read by {reader}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditCard</name>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="34"/>
        <source>Edit {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="39"/>
        <source>Show the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="83"/>
        <source>Not sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="86"/>
        <source>The level at which this is taught (CEFR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="93"/>
        <source>Is a word missing here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="95"/>
        <source>Look again: is “{words}” right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="96"/>
        <source>Look at “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="111"/>
        <source>We are not sure: the sentence may be right as it stands. You decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="129"/>
        <source>(nothing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="142"/>
        <source>Forms of the verb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="165"/>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="172"/>
        <source>Wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="172"/>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="181"/>
        <source>Ignore here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/edit_card.py" line="183"/>
        <source>Ignore this rule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Folded</name>
    <message>
        <location filename="../../tutor_app/views/folded.py" line="36"/>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/folded.py" line="36"/>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <location filename="../../tutor_app/views/health_page.py" line="46"/>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/health_page.py" line="50"/>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/health_page.py" line="51"/>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/health_page.py" line="65"/>
        <source>Looking at what is installed …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/health_page.py" line="74"/>
        <source>Something that TenseLens needs is missing. What to do is said below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/health_page.py" line="76"/>
        <source>All that TenseLens needs is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/health_page.py" line="116"/>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="30"/>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="45"/>
        <source>How it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="47"/>
        <source>1. Show a page: drop a photo, paste, or type a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="48"/>
        <source>2. Check the reading. Mend what was read wrongly, not your own mistakes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="49"/>
        <source>3. Learn: first comes a hint, then the answer and the rule behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="53"/>
        <source>Show the first steps again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="58"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="65"/>
        <source>On the photo and in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="67"/>
        <source>Enlarge, make smaller, show all of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="68"/>
        <source>Check the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="80"/>
        <source>About TenseLens {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="82"/>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="83"/>
        <source>Typefaces: Inter and Literata, SIL Open Font License 1.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="84"/>
        <source>Window: Qt and PySide6, GNU Lesser General Public License 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="85"/>
        <source>Readers: Tesseract and RapidOCR, Apache License 2.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="86"/>
        <source>Models and their licences are described in their model cards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/help_page.py" line="90"/>
        <source>Open the log folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="55"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="83"/>
        <source>One lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="85"/>
        <source>{count} lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="87"/>
        <source>No lesson fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="88"/>
        <source>Lessons are kept here, on this computer only. There is none yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="93"/>
        <source>Search in texts and rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="94"/>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="98"/>
        <source>Kind of mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="99"/>
        <source>All kinds of mistakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="110"/>
        <source>Export all …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="111"/>
        <source>Delete all …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="124"/>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="125"/>
        <source>Open: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="130"/>
        <source>Delete this lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/history_page.py" line="141"/>
        <source>every verb is right</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <location filename="../../tutor_app/keeping.py" line="113"/>
        <source>This lesson was not kept: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/keeping.py" line="143"/>
        <source>The lesson was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/keeping.py" line="146"/>
        <source>Delete all lessons for ever? This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/keeping.py" line="156"/>
        <source>Export all lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/keeping.py" line="162"/>
        <source>{count} lessons were exported.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KindNames</name>
    <message>
        <location filename="../../tutor_app/views/kind_names.py" line="12"/>
        <source>another tense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/kind_names.py" line="13"/>
        <source>verb and subject do not agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/kind_names.py" line="14"/>
        <source>another form of the verb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/kind_names.py" line="15"/>
        <source>a form that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/kind_names.py" line="16"/>
        <source>another verb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/kind_names.py" line="17"/>
        <source>a verb is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/kind_names.py" line="18"/>
        <source>an auxiliary is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/kind_names.py" line="19"/>
        <source>“to” is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/kind_names.py" line="20"/>
        <source>a verb too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/kind_names.py" line="21"/>
        <source>an auxiliary too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/kind_names.py" line="22"/>
        <source>“to” too many</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonView</name>
    <message>
        <location filename="../../tutor_app/views/lesson_view.py" line="127"/>
        <source>{count} verbs to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/lesson_view.py" line="128"/>
        <source>One verb to look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/lesson_view.py" line="130"/>
        <source>Show all answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/lesson_view.py" line="140"/>
        <source>Every verb is right. Well done!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/lesson_view.py" line="141"/>
        <source>There is nothing to correct in this text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../tutor_app/main_window.py" line="98"/>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/main_window.py" line="176"/>
        <source>There is no photo and no text on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/main_window.py" line="183"/>
        <source>The lesson is on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/main_window.py" line="195"/>
        <source>Saved as {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkedText</name>
    <message>
        <location filename="../../tutor_app/views/marked_text.py" line="34"/>
        <source>Your text with the edits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <location filename="../../tutor_app/pages.py" line="89"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/pages.py" line="90"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/pages.py" line="91"/>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/pages.py" line="92"/>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoPane</name>
    <message>
        <location filename="../../tutor_app/views/photo_pane.py" line="49"/>
        <source>Smaller (-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/photo_pane.py" line="50"/>
        <source>Larger (+)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/photo_pane.py" line="51"/>
        <source>Show all of the photo (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/photo_pane.py" line="52"/>
        <source>Turn the photo and read it again (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <location filename="../../tutor_app/views/photo_view.py" line="42"/>
        <source>The photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueBar</name>
    <message>
        <location filename="../../tutor_app/views/queue_bar.py" line="19"/>
        <source>Photo before (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/queue_bar.py" line="20"/>
        <source>Next photo (Alt+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/queue_bar.py" line="32"/>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingEditor</name>
    <message>
        <location filename="../../tutor_app/views/reading_editor.py" line="29"/>
        <source>The text to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/reading_editor.py" line="30"/>
        <source>Type or paste English sentences here …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <location filename="../../tutor_app/views/reading_view.py" line="35"/>
        <location filename="../../tutor_app/views/reading_view.py" line="120"/>
        <source>Check the verbs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/reading_view.py" line="51"/>
        <source>Your text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/reading_view.py" line="52"/>
        <source>Type or paste what you wrote. One sentence is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/reading_view.py" line="60"/>
        <source>Is this what the paper says?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/reading_view.py" line="73"/>
        <source>The readers did not agree everywhere: choose below what is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/reading_view.py" line="75"/>
        <source>Look at the underlined words: they were hard to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/reading_view.py" line="76"/>
        <source>Leave mistakes of grammar as they are; mend only what was read wrongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/reading_view.py" line="105"/>
        <source>Select some sentences to check only those.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/reading_view.py" line="120"/>
        <source>Check the selected words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <location filename="../../tutor_app/saving.py" line="28"/>
        <source>Web page (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/saving.py" line="29"/>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/saving.py" line="30"/>
        <source>Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/saving.py" line="35"/>
        <source>Save the lesson</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="49"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="57"/>
        <source>Reset all settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="62"/>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="64"/>
        <source>As the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="65"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="66"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="68"/>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="70"/>
        <source>Size of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="73"/>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="75"/>
        <source>Language of explanations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="79"/>
        <source>Show only mistakes that are sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="80"/>
        <source>Verbs that may be right as they stand are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="84"/>
        <source>Rules that you ignore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="90"/>
        <source>Use again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="95"/>
        <source>Reading and correcting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="97"/>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="98"/>
        <source>OCR: text recognition and verb models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="99"/>
        <source>VLM: a vision model looks at the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="101"/>
        <source>VLM / OCR mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="102"/>
        <source>Reader of photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="103"/>
        <source>Corrector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="107"/>
        <source>Ask LanguageTool for a second opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="108"/>
        <source>It runs on this computer, needs Java and some seconds to start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="112"/>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="114"/>
        <source>Photos and texts never leave this computer. The network is used for one thing only: to fetch a model or LanguageTool when you ask for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="121"/>
        <source>Never use the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="122"/>
        <source>Parts that are not installed yet cannot be fetched then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="127"/>
        <source>Keep my lessons in the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="128"/>
        <source>They stay on this computer until you delete them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="132"/>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="133"/>
        <source>Settings and history: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="135"/>
        <source>Models: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="137"/>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/settings_page.py" line="183"/>
        <source>Folder of models</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <location filename="../../tutor_app/views/start_view.py" line="48"/>
        <source>Or try a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/start_view.py" line="58"/>
        <source>Which sentence shall we look at?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/start_view.py" line="62"/>
        <source>Show a page, check that it was read well, and learn why each verb is as it is. Everything stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/start_view.py" line="71"/>
        <source>Drop a photo of a page here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/start_view.py" line="104"/>
        <source>Sample photo: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <location filename="../../tutor_app/views/status_line.py" line="31"/>
        <source>Ready. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/status_line.py" line="43"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/status_line.py" line="48"/>
        <source>Taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/status_line.py" line="55"/>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/status_line.py" line="58"/>
        <source>Read by {reader}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/status_line.py" line="59"/>
        <source>Route {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <location filename="../../tutor_app/views/steps.py" line="27"/>
        <source>Bring a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/steps.py" line="27"/>
        <source>Check the reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/steps.py" line="27"/>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Study</name>
    <message>
        <location filename="../../tutor_app/study.py" line="81"/>
        <source>Typed text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/study.py" line="100"/>
        <source>From the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/study.py" line="125"/>
        <source>Checking the verbs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/study.py" line="130"/>
        <source>Turning the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/study.py" line="160"/>
        <source>Ignored here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/study.py" line="165"/>
        <source>Ignored from now on: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/study.py" line="194"/>
        <source>Opening the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/study.py" line="206"/>
        <source>Reading the photo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="40"/>
        <source>It happened at a time in the past, and it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="44"/>
        <source>It was going on around a moment in the past.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="49"/>
        <source>It was over before another moment in the past.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="55"/>
        <source>It had been going on up to a moment in the past.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="60"/>
        <source>It is always so, or it happens again and again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="64"/>
        <source>It is going on now, for a limited time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="68"/>
        <source>It began or happened in the past, and it matters now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="73"/>
        <source>It began in the past and has been going on until now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="76"/>
        <source>It is still to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="78"/>
        <source>It will be going on around a moment in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="83"/>
        <source>It will be over before a moment in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="89"/>
        <source>It will have been going on up to a moment in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="143"/>
        <source>past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="144"/>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/views/time_line.py" line="145"/>
        <source>future</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaysIn</name>
    <message>
        <location filename="../../tutor_app/ways_in.py" line="25"/>
        <source>Picture from the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/ways_in.py" line="43"/>
        <source>Open photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/ways_in.py" line="47"/>
        <source>Photos ({endings})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/ways_in.py" line="48"/>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <location filename="../../tutor_app/ways_out.py" line="12"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/ways_out.py" line="13"/>
        <source>Another photo or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/ways_out.py" line="15"/>
        <source>See what is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/ways_out.py" line="17"/>
        <source>Back to the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../tutor_app/ways_out.py" line="20"/>
        <source>Type the text instead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
