<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Bring a sentence</source>
        <translation>Trae una frase</translation>
    </message>
    <message>
        <source>In a lesson</source>
        <translation>En una lección</translation>
    </message>
    <message>
        <source>In the window</source>
        <translation>En la ventana</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Abrir fotos</translation>
    </message>
    <message>
        <source>Choose one photo or more</source>
        <translation>Elige una foto o varias</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Pegar</translation>
    </message>
    <message>
        <source>A photo, a file or text from the clipboard</source>
        <translation>Una foto, un archivo o un texto del portapapeles</translation>
    </message>
    <message>
        <source>Type text</source>
        <translation>Escribir texto</translation>
    </message>
    <message>
        <source>Start with an empty page</source>
        <translation>Empieza con una página vacía</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Take a photo of a page</source>
        <translation>Haz una foto de una página</translation>
    </message>
    <message>
        <source>From the screen</source>
        <translation>De la pantalla</translation>
    </message>
    <message>
        <source>Draw a frame around a sentence on the screen</source>
        <translation>Dibuja un marco alrededor de una frase en la pantalla</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <source>Next edit</source>
        <translation>Corrección siguiente</translation>
    </message>
    <message>
        <source>Edit before</source>
        <translation>Corrección anterior</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>Mostrar la respuesta</translation>
    </message>
    <message>
        <source>Show all answers</source>
        <translation>Mostrar todas las respuestas</translation>
    </message>
    <message>
        <source>Copy the lesson</source>
        <translation>Copiar la lección</translation>
    </message>
    <message>
        <source>Save the lesson</source>
        <translation>Guardar la lección</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Leer en voz alta</translation>
    </message>
    <message>
        <source>Turn the photo</source>
        <translation>Girar la foto</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Foto siguiente</translation>
    </message>
    <message>
        <source>Photo before</source>
        <translation>Foto anterior</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lección</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
</context>
<context>
    <name>AskPane</name>
    <message>
        <source>Ask the tutor</source>
        <translation>Preguntar al tutor</translation>
    </message>
    <message>
        <source>Why is it so? What does … mean?</source>
        <translation>¿Por qué es así? ¿Qué significa …?</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Tu pregunta</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Parar (Esc)</translation>
    </message>
    <message>
        <source>Get a model …</source>
        <translation>Conseguir un modelo …</translation>
    </message>
    <message>
        <source>A language model answers, and may be wrong. What the cards say comes from rules.</source>
        <translation>Responde un modelo de lenguaje, que puede equivocarse. Lo que dicen las tarjetas viene de reglas.</translation>
    </message>
    <message>
        <source>Thinking …</source>
        <translation>Pensando …</translation>
    </message>
    <message>
        <source>Answered by {name}.</source>
        <translation>Ha respondido {name}.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Parado.</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>The tenses in this text ({count})</source>
        <translation>Los tiempos verbales de este texto ({count})</translation>
    </message>
    <message>
        <source>Not applied, because it is more than a verb</source>
        <translation>No aplicado, porque es más que un verbo</translation>
    </message>
    <message>
        <source>Not checked, because it is no sentence ({count})</source>
        <translation>Sin comprobar, porque no son frases ({count})</translation>
    </message>
    <message>
        <source>Other remarks, not about verbs</source>
        <translation>Otras observaciones, no sobre verbos</translation>
    </message>
    <message>
        <source>Ignored, as you wished</source>
        <translation>Ignorado, como querías</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nada)</translation>
    </message>
    <message>
        <source>perhaps: {words}</source>
        <translation>quizás: {words}</translation>
    </message>
</context>
<context>
    <name>BringingBack</name>
    <message>
        <source>Typed text</source>
        <translation>Texto escrito</translation>
    </message>
</context>
<context>
    <name>BusyView</name>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Detener (Esc)</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>quedan unos {seconds} s</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Which camera</source>
        <translation>Qué cámara</translation>
    </message>
    <message>
        <source>Take the photo</source>
        <translation>Hacer la foto</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>No camera was found. Connect one, or drop a photo into the window.</source>
        <translation>No se ha encontrado ninguna cámara. Conecta una o suelta una foto en la ventana.</translation>
    </message>
    <message>
        <source>Hold the page flat and in good light, so that it fills the frame.</source>
        <translation>Mantén la página plana y con buena luz, de modo que llene el marco.</translation>
    </message>
    <message>
        <source>The camera cannot be used ({why}). Close other programs that use it, and allow TenseLens to use it in the settings of your system.</source>
        <translation>No se puede usar la cámara ({why}). Cierra otros programas que la usen y permite su uso a TenseLens en los ajustes de tu sistema.</translation>
    </message>
</context>
<context>
    <name>DoubtCard</name>
    <message>
        <source>What does the paper say here?</source>
        <translation>¿Qué dice aquí el papel?</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nada)</translation>
    </message>
    <message>
        <source>Read by {reader}</source>
        <translation>Leído por {reader}</translation>
    </message>
</context>
<context>
    <name>EditCard</name>
    <message>
        <source>Edit {number}</source>
        <translation>Corrección {number}</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>Mostrar la respuesta</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>No es seguro</translation>
    </message>
    <message>
        <source>The level at which this is taught (CEFR)</source>
        <translation>El nivel en que se enseña (MCER)</translation>
    </message>
    <message>
        <source>Is a word missing here?</source>
        <translation>¿Falta aquí una palabra?</translation>
    </message>
    <message>
        <source>Look again: is “{words}” right?</source>
        <translation>Mira otra vez: ¿es correcto «{words}»?</translation>
    </message>
    <message>
        <source>Look at “{words}”</source>
        <translation>Fíjate en «{words}»</translation>
    </message>
    <message>
        <source>We are not sure: the sentence may be right as it stands. You decide.</source>
        <translation>No estamos seguros: la frase puede ser correcta tal como está. Tú decides.</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nada)</translation>
    </message>
    <message>
        <source>Forms of the verb</source>
        <translation>Formas del verbo</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Ejemplos</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Incorrecto</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Correcto</translation>
    </message>
    <message>
        <source>Ask the tutor</source>
        <translation>Preguntar al tutor</translation>
    </message>
    <message>
        <source>Ignore here</source>
        <translation>Ignorar aquí</translation>
    </message>
    <message>
        <source>Ignore this rule</source>
        <translation>Ignorar esta regla</translation>
    </message>
    <message>
        <source>Why is “{after}” needed here?</source>
        <translation>¿Por qué hace falta «{after}» aquí?</translation>
    </message>
    <message>
        <source>Why is “{before}” wrong here?</source>
        <translation>¿Por qué está mal «{before}» aquí?</translation>
    </message>
    <message>
        <source>Why “{after}” and not “{before}”?</source>
        <translation>¿Por qué «{after}» y no «{before}»?</translation>
    </message>
</context>
<context>
    <name>Folded</name>
    <message>
        <source>open</source>
        <translation>abierto</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar de nuevo</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Copiar el informe</translation>
    </message>
    <message>
        <source>Open the instructions</source>
        <translation>Abrir las instrucciones</translation>
    </message>
    <message>
        <source>Get models …</source>
        <translation>Conseguir modelos …</translation>
    </message>
    <message>
        <source>Looking at what is installed …</source>
        <translation>Mirando qué está instalado …</translation>
    </message>
    <message>
        <source>Something that TenseLens needs is missing. What to do is said below.</source>
        <translation>Falta algo que TenseLens necesita. Abajo se dice qué hacer.</translation>
    </message>
    <message>
        <source>All that TenseLens needs is there.</source>
        <translation>Todo lo que TenseLens necesita está instalado.</translation>
    </message>
    <message>
        <source>Open Models</source>
        <translation>Abrir Modelos</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy what to do</source>
        <translation>Copiar qué hacer</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>Cómo funciona</translation>
    </message>
    <message>
        <source>1. Show a page: drop a photo, paste, or type a sentence.</source>
        <translation>1. Muestra una página: suelta una foto, pega o escribe una frase.</translation>
    </message>
    <message>
        <source>2. Check the reading. Mend what was read wrongly, not your own mistakes.</source>
        <translation>2. Comprueba la lectura. Arregla lo que se leyó mal, no tus propios errores.</translation>
    </message>
    <message>
        <source>3. Learn: first comes a hint, then the answer and the rule behind it.</source>
        <translation>3. Aprende: primero viene una pista, luego la respuesta y la regla en que se basa.</translation>
    </message>
    <message>
        <source>Show the first steps again</source>
        <translation>Mostrar otra vez los primeros pasos</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>On the photo and in the text</source>
        <translation>En la foto y en el texto</translation>
    </message>
    <message>
        <source>Enlarge, make smaller, show all of the photo</source>
        <translation>Ampliar, reducir, mostrar toda la foto</translation>
    </message>
    <message>
        <source>Check the text</source>
        <translation>Comprobar el texto</translation>
    </message>
    <message>
        <source>About TenseLens {version}</source>
        <translation>Acerca de TenseLens {version}</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Software libre bajo la Licencia Pública General de GNU, versión 3 o posterior.</translation>
    </message>
    <message>
        <source>Typefaces: Inter and Literata, SIL Open Font License 1.1.</source>
        <translation>Tipos de letra: Inter y Literata, SIL Open Font License 1.1.</translation>
    </message>
    <message>
        <source>Window: Qt and PySide6, GNU Lesser General Public License 3.</source>
        <translation>Ventana: Qt y PySide6, Licencia Pública General Reducida de GNU 3.</translation>
    </message>
    <message>
        <source>Readers: Tesseract and RapidOCR, Apache License 2.0.</source>
        <translation>Lectores: Tesseract y RapidOCR, licencia Apache 2.0.</translation>
    </message>
    <message>
        <source>Models and their licences are described in their model cards.</source>
        <translation>Los modelos y sus licencias se describen en sus fichas.</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>Abrir la carpeta del registro</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>One lesson</source>
        <translation>Una lección</translation>
    </message>
    <message>
        <source>{count} lessons</source>
        <translation>{count} lecciones</translation>
    </message>
    <message>
        <source>No lesson fits.</source>
        <translation>Ninguna lección coincide.</translation>
    </message>
    <message>
        <source>Lessons are kept here, on this computer only. There is none yet.</source>
        <translation>Las lecciones se guardan aquí, solo en este ordenador. Todavía no hay ninguna.</translation>
    </message>
    <message>
        <source>Search in texts and rules</source>
        <translation>Buscar en textos y reglas</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Kind of mistake</source>
        <translation>Tipo de error</translation>
    </message>
    <message>
        <source>All kinds of mistakes</source>
        <translation>Todos los tipos de errores</translation>
    </message>
    <message>
        <source>Export all …</source>
        <translation>Exportar todo …</translation>
    </message>
    <message>
        <source>Delete all …</source>
        <translation>Borrar todo …</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open: {text}</source>
        <translation>Abrir: {text}</translation>
    </message>
    <message>
        <source>Delete this lesson</source>
        <translation>Borrar esta lección</translation>
    </message>
    <message>
        <source>every verb is right</source>
        <translation>todos los verbos son correctos</translation>
    </message>
</context>
<context>
    <name>InstructionsDialog</name>
    <message>
        <source>Instructions</source>
        <translation>Instrucciones</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>This lesson was not kept: {why}</source>
        <translation>Esta lección no se ha guardado: {why}</translation>
    </message>
    <message>
        <source>The lesson was deleted.</source>
        <translation>La lección se ha borrado.</translation>
    </message>
    <message>
        <source>Delete all lessons for ever? This cannot be undone.</source>
        <translation>¿Borrar todas las lecciones para siempre? No se puede deshacer.</translation>
    </message>
    <message>
        <source>Export all lessons</source>
        <translation>Exportar todas las lecciones</translation>
    </message>
    <message>
        <source>{count} lessons were exported.</source>
        <translation>Se han exportado {count} lecciones.</translation>
    </message>
</context>
<context>
    <name>KindNames</name>
    <message>
        <source>another tense</source>
        <translation>otro tiempo verbal</translation>
    </message>
    <message>
        <source>verb and subject do not agree</source>
        <translation>el verbo no concuerda con el sujeto</translation>
    </message>
    <message>
        <source>another form of the verb</source>
        <translation>otra forma del verbo</translation>
    </message>
    <message>
        <source>a form that does not exist</source>
        <translation>una forma que no existe</translation>
    </message>
    <message>
        <source>another verb</source>
        <translation>otro verbo</translation>
    </message>
    <message>
        <source>a verb is missing</source>
        <translation>falta un verbo</translation>
    </message>
    <message>
        <source>an auxiliary is missing</source>
        <translation>falta un auxiliar</translation>
    </message>
    <message>
        <source>“to” is missing</source>
        <translation>falta «to»</translation>
    </message>
    <message>
        <source>a verb too many</source>
        <translation>sobra un verbo</translation>
    </message>
    <message>
        <source>an auxiliary too many</source>
        <translation>sobra un auxiliar</translation>
    </message>
    <message>
        <source>the order of the words</source>
        <translation>el orden de las palabras</translation>
    </message>
    <message>
        <source>“to” too many</source>
        <translation>sobra «to»</translation>
    </message>
</context>
<context>
    <name>LessonView</name>
    <message>
        <source>{count} verbs to look at</source>
        <translation>{count} verbos en los que fijarse</translation>
    </message>
    <message>
        <source>One verb to look at</source>
        <translation>Un verbo en el que fijarse</translation>
    </message>
    <message>
        <source>Show all answers</source>
        <translation>Mostrar todas las respuestas</translation>
    </message>
    <message>
        <source>Every verb is right. Well done!</source>
        <translation>Todos los verbos son correctos. ¡Bien hecho!</translation>
    </message>
    <message>
        <source>There is nothing to correct in this text.</source>
        <translation>No hay nada que corregir en este texto.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Lesson</source>
        <translation>Lección</translation>
    </message>
    <message>
        <source>There is no photo and no text on the clipboard.</source>
        <translation>No hay ninguna foto ni texto en el portapapeles.</translation>
    </message>
    <message>
        <source>New photo</source>
        <translation>Foto nueva</translation>
    </message>
    <message>
        <source>This desktop lets no program see the screen. Use its own key for screenshots, then paste here.</source>
        <translation>Este escritorio no deja que ningún programa vea la pantalla. Usa su propia tecla de capturas y luego pega aquí.</translation>
    </message>
</context>
<context>
    <name>MarkedText</name>
    <message>
        <source>Your text with the edits</source>
        <translation>Tu texto con las correcciones</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>Begins …</source>
        <translation>Empieza …</translation>
    </message>
    <message>
        <source>Damaged: {files}. Repair makes them again.</source>
        <translation>Dañados: {files}. Reparar los hace otra vez.</translation>
    </message>
    <message>
        <source>Damaged: {files}. Repair fetches them again.</source>
        <translation>Dañados: {files}. «Reparar» los descarga otra vez.</translation>
    </message>
    <message>
        <source>It is prepared. The next check uses it.</source>
        <translation>Está preparado. La próxima comprobación lo usa.</translation>
    </message>
    <message>
        <source>It is installed, and every file was checked.</source>
        <translation>Está instalado y se ha comprobado cada archivo.</translation>
    </message>
    <message>
        <source>It is whole again.</source>
        <translation>Está completo otra vez.</translation>
    </message>
    <message>
        <source>Every file is as it should be.</source>
        <translation>Cada archivo está como debe.</translation>
    </message>
    <message>
        <source>{size} are free again.</source>
        <translation>Quedan libres otros {size}.</translation>
    </message>
    <message>
        <source>{size} have come</source>
        <translation>Han llegado {size}</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Instalado</translation>
    </message>
    <message>
        <source>There is a newer revision</source>
        <translation>Hay una revisión más nueva</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Fetch the newer one</source>
        <translation>Descargar la nueva</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <source>Check the files</source>
        <translation>Comprobar archivos</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparar</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>Quitar …</translation>
    </message>
    <message>
        <source>From a folder …</source>
        <translation>De una carpeta …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>{folder} ({size} free)</source>
        <translation>{folder} ({size} libres)</translation>
    </message>
    <message>
        <source>TenseLens works without any of these. A larger model reads hard photos better, or answers your questions. What is fetched once works without the network.</source>
        <translation>TenseLens funciona sin nada de esto. Un modelo más grande lee mejor las fotos difíciles o responde a tus preguntas. Lo que se descarga una vez funciona sin la red.</translation>
    </message>
    <message>
        <source>Parts of TenseLens</source>
        <translation>Partes de TenseLens</translation>
    </message>
    <message>
        <source>Models that look at the photo</source>
        <translation>Modelos que miran la foto</translation>
    </message>
    <message>
        <source>Models that work on text</source>
        <translation>Modelos que trabajan con el texto</translation>
    </message>
    <message>
        <source>Folder that {title} is in</source>
        <translation>Carpeta en la que está {title}</translation>
    </message>
    <message>
        <source>Delete {title} from this computer?</source>
        <translation>¿Borrar {title} de este ordenador?</translation>
    </message>
    <message>
        <source>Folder of models</source>
        <translation>Carpeta de modelos</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>Your settings forbid the network, so nothing can be fetched. From a folder it works.</source>
        <translation>Tus ajustes no permiten usar la red, así que no se puede descargar nada. Desde una carpeta sí.</translation>
    </message>
    <message>
        <source>Allow the network</source>
        <translation>Permitir la red</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
</context>
<context>
    <name>PhotoPane</name>
    <message>
        <source>Smaller (-)</source>
        <translation>Más pequeña (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Más grande (+)</translation>
    </message>
    <message>
        <source>Show all of the photo (0)</source>
        <translation>Mostrar toda la foto (0)</translation>
    </message>
    <message>
        <source>Turn the photo and read it again (Ctrl+R)</source>
        <translation>Girar la foto y leerla de nuevo (Ctrl+R)</translation>
    </message>
    <message>
        <source>Draw a frame: only what is in it is read</source>
        <translation>Dibuja un marco: solo se lee lo que hay dentro</translation>
    </message>
    <message>
        <source>Show the page as it is read: flat and bright</source>
        <translation>Mostrar la página tal como se lee: plana y clara</translation>
    </message>
</context>
<context>
    <name>PhotoTools</name>
    <message>
        <source>Turning the photo</source>
        <translation>Girando la foto</translation>
    </message>
    <message>
        <source>Cutting the photo</source>
        <translation>Recortando la foto</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>The photo</source>
        <translation>La foto</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>What the camera sees</source>
        <translation>Lo que ve la cámara</translation>
    </message>
</context>
<context>
    <name>QueueBar</name>
    <message>
        <source>Photo before (Alt+Left)</source>
        <translation>Foto anterior (Alt+Izquierda)</translation>
    </message>
    <message>
        <source>Next photo (Alt+Right)</source>
        <translation>Foto siguiente (Alt+Derecha)</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} de {count}</translation>
    </message>
</context>
<context>
    <name>ReadingEditor</name>
    <message>
        <source>The text to check</source>
        <translation>El texto que comprobar</translation>
    </message>
    <message>
        <source>Type or paste English sentences here …</source>
        <translation>Escribe o pega aquí frases en inglés …</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Check the verbs</source>
        <translation>Comprobar los verbos</translation>
    </message>
    <message>
        <source>Your text</source>
        <translation>Tu texto</translation>
    </message>
    <message>
        <source>Type or paste what you wrote. One sentence is enough.</source>
        <translation>Escribe o pega lo que has escrito. Basta una frase.</translation>
    </message>
    <message>
        <source>This photo is hard to read. {advice}</source>
        <translation>Esta foto es difícil de leer. {advice}</translation>
    </message>
    <message>
        <source>Is this what the paper says?</source>
        <translation>¿Es esto lo que dice el papel?</translation>
    </message>
    <message>
        <source>The readers did not agree everywhere: choose below what is right.</source>
        <translation>Los lectores no coinciden en todo: elige abajo lo correcto.</translation>
    </message>
    <message>
        <source>Look at the underlined words: they were hard to read.</source>
        <translation>Fíjate en las palabras subrayadas: eran difíciles de leer.</translation>
    </message>
    <message>
        <source>Leave mistakes of grammar as they are; mend only what was read wrongly.</source>
        <translation>Deja los errores de gramática como están; arregla solo lo que se leyó mal.</translation>
    </message>
    <message>
        <source>Select some sentences to check only those.</source>
        <translation>Selecciona algunas frases para comprobar solo esas.</translation>
    </message>
    <message>
        <source>Check the selected words</source>
        <translation>Comprobar lo seleccionado</translation>
    </message>
</context>
<context>
    <name>RegionPicker</name>
    <message>
        <source>Draw a frame around the sentence; Esc ends it</source>
        <translation>Dibuja un marco alrededor de la frase; Esc para terminar</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Web page (*.html)</source>
        <translation>Página web (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texto (*.txt)</translation>
    </message>
    <message>
        <source>Save the lesson</source>
        <translation>Guardar la lección</translation>
    </message>
</context>
<context>
    <name>SettingCards</name>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>Como el ordenador</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>Idioma de la ventana</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Reading and correcting</source>
        <translation>Lectura y corrección</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>OCR: text recognition and verb models</source>
        <translation>OCR: reconocimiento de texto y modelos de verbos</translation>
    </message>
    <message>
        <source>VLM: a vision model looks at the photo</source>
        <translation>VLM: un modelo de visión mira la foto</translation>
    </message>
    <message>
        <source>VLM / OCR mode</source>
        <translation>Modo VLM / OCR</translation>
    </message>
    <message>
        <source>Reader of photos</source>
        <translation>Lector de fotos</translation>
    </message>
    <message>
        <source>Corrector</source>
        <translation>Corrector</translation>
    </message>
    <message>
        <source>Ask LanguageTool for a second opinion</source>
        <translation>Pedir una segunda opinión a LanguageTool</translation>
    </message>
    <message>
        <source>It runs on this computer, needs Java and some seconds to start.</source>
        <translation>Funciona en este ordenador, necesita Java y tarda unos segundos en arrancar.</translation>
    </message>
    <message>
        <source>Models and devices</source>
        <translation>Modelos y dispositivos</translation>
    </message>
    <message>
        <source>The best that is installed</source>
        <translation>El mejor que esté instalado</translation>
    </message>
    <message>
        <source>Vision model</source>
        <translation>Modelo de visión</translation>
    </message>
    <message>
        <source>Text model</source>
        <translation>Modelo de texto</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Tarjeta gráfica</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>Give the memory back after a rest of</source>
        <translation>Devolver la memoria tras un descanso de</translation>
    </message>
    <message>
        <source>Get more models …</source>
        <translation>Conseguir más modelos …</translation>
    </message>
    <message>
        <source>Questions to the tutor</source>
        <translation>Preguntas al tutor</translation>
    </message>
    <message>
        <source>The text model answers. If you run a server of language models (Ollama, LM Studio, llama.cpp), it can answer instead.</source>
        <translation>Responde el modelo de texto. Si tienes un servidor de modelos de lenguaje (Ollama, LM Studio, llama.cpp), puede responder él.</translation>
    </message>
    <message>
        <source>Address of your server</source>
        <translation>Dirección de tu servidor</translation>
    </message>
    <message>
        <source>the first one it has</source>
        <translation>el primero que tenga</translation>
    </message>
    <message>
        <source>Model on that server</source>
        <translation>Modelo de ese servidor</translation>
    </message>
    <message>
        <source>It may be on another computer</source>
        <translation>Puede estar en otro ordenador</translation>
    </message>
    <message>
        <source>The lesson that you ask about is then sent there.</source>
        <translation>Entonces se envía allí la lección por la que preguntas.</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>What the network is used for, and nothing else:</source>
        <translation>Para qué se usa la red, y para nada más:</translation>
    </message>
    <message>
        <source>Never use the network</source>
        <translation>No usar nunca la red</translation>
    </message>
    <message>
        <source>Parts that are not installed yet cannot be fetched then.</source>
        <translation>Entonces no se pueden traer las partes que aún no están instaladas.</translation>
    </message>
    <message>
        <source>Keep my lessons in the history</source>
        <translation>Guardar mis lecciones en el historial</translation>
    </message>
    <message>
        <source>They stay on this computer until you delete them.</source>
        <translation>Se quedan en este ordenador hasta que las borres.</translation>
    </message>
    <message>
        <source>Nothing: you have switched it off below.</source>
        <translation>Para nada: la has desactivado aquí abajo.</translation>
    </message>
    <message>
        <source>to fetch a model from huggingface.co, when you press Download</source>
        <translation>para descargar un modelo de huggingface.co, cuando pulsas «Descargar»</translation>
    </message>
    <message>
        <source>to fetch LanguageTool from github.com, when you press Download</source>
        <translation>para descargar LanguageTool de github.com, cuando pulsas «Descargar»</translation>
    </message>
    <message>
        <source>to ask your server {address}, when you ask the tutor a question</source>
        <translation>para preguntar a tu servidor {address}, cuando haces una pregunta al tutor</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Restablecer todos los ajustes</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lecciones</translation>
    </message>
    <message>
        <source>Language of explanations</source>
        <translation>Idioma de las explicaciones</translation>
    </message>
    <message>
        <source>Show only mistakes that are sure</source>
        <translation>Mostrar solo los errores seguros</translation>
    </message>
    <message>
        <source>Verbs that may be right as they stand are left out.</source>
        <translation>Se omiten los verbos que pueden ser correctos tal como están.</translation>
    </message>
    <message>
        <source>Rules that you ignore</source>
        <translation>Reglas que ignoras</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Usar de nuevo</translation>
    </message>
    <message>
        <source>Ignored in the lesson on the desk</source>
        <translation>Ignorado en la lección de ahora</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Mostrar otra vez</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>Settings and history: {path}</source>
        <translation>Ajustes e historial: {path}</translation>
    </message>
    <message>
        <source>Models: {path}</source>
        <translation>Modelos: {path}</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Elegir …</translation>
    </message>
    <message>
        <source>Folder of models</source>
        <translation>Carpeta de modelos</translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>Or try a sample</source>
        <translation>O prueba un ejemplo</translation>
    </message>
    <message>
        <source>Which sentence shall we look at?</source>
        <translation>¿Qué frase miramos?</translation>
    </message>
    <message>
        <source>Show a page, check that it was read well, and learn why each verb is as it is. Everything stays on this computer.</source>
        <translation>Muestra una página, comprueba que se ha leído bien y aprende por qué cada verbo es como es. Todo se queda en este ordenador.</translation>
    </message>
    <message>
        <source>Drop a photo of a page here</source>
        <translation>Suelta aquí la foto de una página</translation>
    </message>
    <message>
        <source>Sample photo: {name}</source>
        <translation>Foto de ejemplo: {name}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Ready. Nothing leaves this computer.</source>
        <translation>Listo. Nada sale de este ordenador.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Deshecho.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{count} tokens a second</source>
        <translation>{count} tokens por segundo</translation>
    </message>
    <message>
        <source>Read by {reader}</source>
        <translation>Leído por {reader}</translation>
    </message>
    <message>
        <source>Route {name}</source>
        <translation>Ruta {name}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Bring a sentence</source>
        <translation>Trae una frase</translation>
    </message>
    <message>
        <source>Check the reading</source>
        <translation>Comprueba la lectura</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Aprende</translation>
    </message>
</context>
<context>
    <name>Study</name>
    <message>
        <source>Typed text</source>
        <translation>Texto escrito</translation>
    </message>
    <message>
        <source>Checking the verbs</source>
        <translation>Comprobando los verbos</translation>
    </message>
    <message>
        <source>Opening the photo</source>
        <translation>Abriendo la foto</translation>
    </message>
    <message>
        <source>Reading the photo</source>
        <translation>Leyendo la foto</translation>
    </message>
</context>
<context>
    <name>TakingAlong</name>
    <message>
        <source>This computer has no voice. On Linux, install speech-dispatcher.</source>
        <translation>Este ordenador no tiene voz. En Linux, instala speech-dispatcher.</translation>
    </message>
    <message>
        <source>The lesson is on the clipboard.</source>
        <translation>La lección está en el portapapeles.</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Guardado como {path}</translation>
    </message>
</context>
<context>
    <name>Tastes</name>
    <message>
        <source>Ignored here.</source>
        <translation>Ignorado aquí.</translation>
    </message>
    <message>
        <source>Ignored from now on: {title}</source>
        <translation>Ignorado desde ahora: {title}</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>It happened at a time in the past, and it is over.</source>
        <translation>Ocurrió en un momento del pasado y ya terminó.</translation>
    </message>
    <message>
        <source>It was going on around a moment in the past.</source>
        <translation>Estaba en curso en torno a un momento del pasado.</translation>
    </message>
    <message>
        <source>It was over before another moment in the past.</source>
        <translation>Terminó antes de otro momento del pasado.</translation>
    </message>
    <message>
        <source>It had been going on up to a moment in the past.</source>
        <translation>Había estado en curso hasta un momento del pasado.</translation>
    </message>
    <message>
        <source>It is always so, or it happens again and again.</source>
        <translation>Siempre es así, u ocurre una y otra vez.</translation>
    </message>
    <message>
        <source>It is going on now, for a limited time.</source>
        <translation>Está en curso ahora, durante un tiempo limitado.</translation>
    </message>
    <message>
        <source>It began or happened in the past, and it matters now.</source>
        <translation>Empezó u ocurrió en el pasado y ahora importa.</translation>
    </message>
    <message>
        <source>It began in the past and has been going on until now.</source>
        <translation>Empezó en el pasado y ha seguido hasta ahora.</translation>
    </message>
    <message>
        <source>It is still to come.</source>
        <translation>Todavía está por venir.</translation>
    </message>
    <message>
        <source>It will be going on around a moment in the future.</source>
        <translation>Estará en curso en torno a un momento del futuro.</translation>
    </message>
    <message>
        <source>It will be over before a moment in the future.</source>
        <translation>Habrá terminado antes de un momento del futuro.</translation>
    </message>
    <message>
        <source>It will have been going on up to a moment in the future.</source>
        <translation>Habrá estado en curso hasta un momento del futuro.</translation>
    </message>
    <message>
        <source>past</source>
        <translation>pasado</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>future</source>
        <translation>futuro</translation>
    </message>
</context>
<context>
    <name>WaysIn</name>
    <message>
        <source>Picture from the clipboard</source>
        <translation>Imagen del portapapeles</translation>
    </message>
    <message>
        <source>Open photos</source>
        <translation>Abrir fotos</translation>
    </message>
    <message>
        <source>Photos ({endings})</source>
        <translation>Fotos ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>WaysOut</name>
    <message>
        <source>Try again</source>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Another photo or text</source>
        <translation>Otra foto o texto</translation>
    </message>
    <message>
        <source>See what is missing</source>
        <translation>Ver qué falta</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Volver al texto</translation>
    </message>
    <message>
        <source>Type the text instead</source>
        <translation>Escribir el texto</translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>Show a page</source>
        <translation>Muestra una página</translation>
    </message>
    <message>
        <source>Drop a photo of an English sentence, paste it, or type. Photos and texts never leave this computer.</source>
        <translation>Suelta la foto de una frase en inglés, pégala o escribe. Las fotos y los textos nunca salen de este ordenador.</translation>
    </message>
    <message>
        <source>Check the reading</source>
        <translation>Comprueba la lectura</translation>
    </message>
    <message>
        <source>TenseLens shows what it has read. Mend what was read wrongly, but leave your own mistakes: they are what you learn from.</source>
        <translation>TenseLens muestra lo que ha leído. Arregla lo que se leyó mal, pero deja tus propios errores: de ellos se aprende.</translation>
    </message>
    <message>
        <source>Learn from each verb</source>
        <translation>Aprende de cada verbo</translation>
    </message>
    <message>
        <source>First comes a hint, so that you can find the answer yourself. Then comes the answer, the rule, and why it holds here.</source>
        <translation>Primero viene una pista, para que encuentres tú la respuesta. Luego vienen la respuesta, la regla y por qué vale aquí.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Paso {number} de {count}</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
</context>
</TS>
