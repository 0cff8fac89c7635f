"""
The web: pages, forms and sockets over the open rooms, and how people come in.

    routes                             which address leads to which endpoint
    pages · phone · places · door      who asks: everybody, a phone, desk, poet and wall, a socket; with a struct a page
    answers                            what all need: the room that is meant, wrong tries counted, one shape of errors
    base · cells                       what a page is made from: the cells that its place sees, each as its own type
    site                               templates and static files (assets, scripts)
    forms · headers · calendar         what may be posted and from where; what every answer says; the .ics
    house · access · links             all days of this server; keys, codes and seats; the links people come in by
    settings · addresses · opening     what can be set; where the server listens; how the days of a folder are opened
    typed_address · own_address        the address somebody said; which hosts, origins and sockets are therefore ours
    serving · sockets · handshake      how all of it is served and stopped; a line that becomes a socket of a room
    protocols · deadlines              lines that ask for pages, or are turned away; who may keep one, and for how long
    collecting                         when Python looks for garbage
    strangers                          what of all that anybody can bring about goes into the server's own log
    hosts                              what is asked of another host is told where we are
"""
