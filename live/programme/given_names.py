"""
Given names of people, folded: what tells `Ruth Adeyemi`, who speaks, from `Free Writing`, which everybody does.

Common ones of many places, as they are written in Latin letters. A name that is also an everyday word (Will, Mark,
Hope, Grace) is left out.
"""

_NAMES = """
aaron abdul abigail ada adaeze adam adebayo adele adeola adrian adriana agata agnes agnieszka ahmed aiko aisha akira
akosua alan alba albert alberto aldo alejandra alejandro aleksander alessandra alessandro alex alexander alexandra
alfred ali alice alicia alina alison allan ama amadou amalia amanda amara amelia amina aminata amir amit amy ana
anabel anais anders andre andrea andreas andrew andrzej andy angela angelika angharad anita anja anke ann anna anne
annelies annette annika anouk anselm anthony antje anton antonia antonio anwen aoife ariane arjun arne arthur arturo
asa asdis asger asta astrid aurelie avi awa axel ayelet ayesha aylin ayse barbara barbro bart beata beate beatrice
beatrix beatriz ben benedikt benjamin bente berit bernard bernd bert bertha bethan betty bianca bill binta birgit
birgitta birgitte birna bjarne bjarni bjorn blessing bob bodil bogdan boris brenda brendan brian brigitte britta bruno
bryndis camila camilla carina carl carla carlo carlos carmen carol carolina caroline carsten caspar catalina catarina
caterina catherine catrin cecilia cecilie celia celine chaim charles charlotte chiara chidi chinedu chioma chloe chris
christa christian christiane christina christine christoph christopher claire clara claude claudia claudio clemens
colette colin concetta connor constance corinna cornelia cristina cynthia daan dafydd dagmar dagny dalia damian dan
dana daniel daniela daniele danielle danuta daria david deborah deepa denis denise dennis derek derya diana diego
dieter dilys dina dirk dmitri dolores dominik dominique donald doris dorota dorothea dorothy dov duncan dylan ebele
edda edgar edith eduardo edward edwin efrat efua einar eirik eirikur eitan elaine eleanor elena eleri eli elias elif
elin elina elisa elisabeth elise eliza elizabeth elke ella ellen elodie els elsa elsbeth emil emilia emilie emily emma
emmanuel enrico enrique eric erica erik erika erin erla ernst erwin esra esteban ester esther eszter ethan eugenia eva
evan evelyn ewa fabian fabio fatima fatma fatou felicity felipe felix fenna ferdinand fernanda fernando fiona flora
florence florian folasade fran frances francesca francesco francis francisco francois francoise frank franz franziska
fraser fred frederic frederik freya frida friederike fumiko gabriel gabriela gabriele galit gareth gary genevieve
georg george geraint gerald gerard gerd gerda gertrud gianni gideon gil gilles gina giorgio giovanna giovanni gisela
gita giulia giuseppe gloria goran gordon graham greet greta grzegorz gudmundur gudny gudrun guido guillaume gunnar
gunther gustav gwen gwenllian hadas hakan halina halldor hana hanna hannah hanne hannes hans harald harold harriet
harry hassan heather hedda hedwig heidi heike heinrich heinz helen helena helene helga helgi helmut henk henri
henriette henrik henry herbert hilda hilde hildur hiroshi holger hrafn huda hugh hugo hussein ian ibrahim ida ife
ifeoma ignacio igor ilana ilse imogen imran inbal ines inga inge ingeborg ingrid ioan irena irene iris irma isaac
isabel isabella isabelle isla ismail itai ivan ivar ivo iwona jacek jack jackie jacob jacqueline jacques jakob james
jamila jan jana jane janet janina janine janusz jasmin jason javier jean jeanne jeff jelena jennifer jenny jens jeremy
jerome jerzy jesper jess jessica jill jim joachim joan joana joanna joao jochen joe joel johan johann johanna johannes
john jokull jolanda jolanta jon jona jonas jonathan jonna jordi jorg jorge jorgen joris jos jose josef josefa joseph
josephine joshua josie joyce juan juana juanita judith julia julian juliana julie julien juliette julius jurgen
justine justyna jutta kaja kamil kamila karen karim karin karina karl karla karolina karsten katarina katarzyna kate
katharina katherine kathleen kathrin katja katrin kay keiko keith kelly kemal ken kenji kenneth kerstin kevin khadija
kim kirsten kirsty kjell klara klaus knut kofi kojo konrad konstantin krista kristen kristian kristin kristina
kristine kristinn kristjan krystyna krzysztof kurt kwame lamia lara lars laszlo laura laurence laurent lea leah leena
leif leila lena lene leo leon leonard leonie leonor leticia levi lewis liam lidia lieke lien lilian liliana lily lina
linda linh lionel liora lisa lisbeth lise liv lloyd lore lorena lorenzo lotte louis louisa louise luc luca lucas lucia
lucie lucinda lucy ludmila ludwig luigi luis luisa lukas luz lydia maaike maarten maayan maciej madeleine magda
magdalena magnus mahmoud maja malcolm malgorzata malik manfred manon manuel manuela mara marc marcel marcin marco
marcos marcus mareike marek margaret margarida margarita margit margot margret margriet maria mariam mariama marian
mariana marianne marie mariella marija marijke marina mario marion marisol marit marius mariusz marjan markus marlene
marlies marta martha marthe martin martina martine mary marzena mateo mateus mathias mathilde mats matteo matthew
matthias maud maureen maurice mauro max maya mehmet mei melanie melina mercedes merete merle mette mia michael michal
michel michela michele michelle mick miguel mikael mike mikkel mila milan milena mina miriam mirjam miroslav mohamed
mohammed moira molly mona monica monika monique morag morten moshe mustafa myfanwy nadia nadine nana nancy naomi
natalia natalie natasha neil nele nerys ngozi niamh nicholas nick nicola nicolas nicole niels niklas nikolai nils nina
nkechi nneka noa noah noemi noga noor nora norbert nuria nurit odile ofer ola olaf olafur olav ole oleg olena olga
oliver olivia olivier olle olu oluwaseun omar ori orit orla oscar oskar osman osnat oswald otto ousmane owain owen
pablo paola paolo pascal patricia patrick patrizia patryk paul paula pauline pavel pawel pedro peggy penelope pernille
peter petra petter phil philip philipp philippe phoebe pia pierre pieter pilar piotr priya rachel radek rafael rafal
raffaela ragnheidur rahel raj rajesh ralf ralph ramona raquel rashid raul ravi rebecca regina reinhard renata renate
rene rhian rhiannon rhodri ricardo riccardo richard rita rivka robert roberta roberto robin rodrigo roger roland rolf
roman ronald ronit rosa rosalind rosemary roswitha ruben rudolf ruth ryszard sabina sabine sabrina said sally salma
salome sam samantha samira samuel sana sandra sanjay sanne sara sarah saskia sean sebastian selin selma serena sergei
sergio shabnam shanti sharon sheila shira shirin shlomo sian sibylle siegfried sigrid sigridur sigrun sigurdur silke
silvia simon simona simone siobhan sipho siri snorri sofia sofie solveig sonia sonja sophia sophie soren stefan
stefania stefano steffen steinar steinunn stella stephan stephanie stephen steve steven stig stina stuart sunita sunna
susan susana susanna susanne suzanne svanhildur sven svenja sverre svetlana sylvia sylvie sylwia tadeusz tali tamar
tamara tamir tania tanja tara tariq tatiana ted tendai terence teresa thabo thandi themba theo theodor theresa therese
thomas thora thorsten tiago tim timo timothy tina tobias tom tomas tomasz toni tony torben tore torsten tova tove
tricia trine troels tuva tzipi ulf ulla ulrich ulrika ulrike unnur uri urs ursula uta ute uwe valentina valeria
valerie vanessa vera verena veronica veronika veronique victor victoria vigdis vikram viktor viktoria vincent vincenzo
viola virginia vivian vladimir waldemar walter wanda wanjiru wendy werner wiebke wiktor wilhelm wilma wojciech
wolfgang xavier xenia yaakov yaara yael yan yannick yara yasmin yehuda yetunde yitzhak yoko yolanda yonatan yosef yuki
yusuf yves yvonne zainab zanele zara zbigniew zeynep zoe zofia zsofia zuzanna
"""
GIVEN_NAMES = frozenset(_NAMES.split())
