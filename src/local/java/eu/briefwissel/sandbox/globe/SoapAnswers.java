package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.wire.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the subscription check answers: SOAP 1.1, a fault with status 500. The words of faults are assumptions. */
final class SoapAnswers {
    private static final String SHARED = "http://schemas.rdw.nl/GEB/Shared/Types/2009/01";
    private static final String TYPES = "http://schemas.rdw.nl/GEB/BerichtenboxValidatieService/Types/2009/01";
    private final Office office;

    SoapAnswers(Office office) {
        this.office = office;
    }

    Reply.Answer notXml() {
        office.count("NOT_XML");
        return xml(415, "");
    }

    Reply.Answer client(String why) {
        return fault("ClientFault", "Client", why, "");
    }

    Reply.Answer application(String why) {
        return fault("ApplicationFault", "Server", why, detail("ApplicationFault", why));
    }

    Reply.Answer dependentService() {
        var why = "a service that this one needs is not available";
        return fault("DependentServiceFault", "Server", why, detail("DependentServiceFault", why));
    }

    Reply.Answer subscriptions(List<String> bsns) {
        var all = bsns.stream().map(SoapAnswers::subscription).collect(Collectors.joining());
        return envelope(200, """
                <ValidateAbonnementenResponse xmlns="%s"><ValidateAbonnementenResult xmlns:a="%s" xmlns:b="%s">\
                %s</ValidateAbonnementenResult></ValidateAbonnementenResponse>""".formatted(ReadQuestion.SERVICE, TYPES, SHARED, all));
    }

    private static String subscription(String bsn) {
        return """
                <a:Abonnement><a:klant><b:Key>%s</b:Key><b:Rol>Burger</b:Rol></a:klant>\
                <a:isBerichtSturen>%s</a:isBerichtSturen></a:Abonnement>""".formatted(bsn, GlobeRecipient.fateOf(bsn).subscribed());
    }

    private Reply.Answer fault(String kind, String code, String why, String detail) {
        office.count(kind);
        return envelope(500, """
                <s:Fault><faultcode>s:%s</faultcode><faultstring xml:lang="nl-NL">%s</faultstring>%s</s:Fault>""".formatted(code, why, detail));
    }

    private static String detail(String name, String why) {
        return "<detail><%1$s xmlns=\"%2$s\"><Message>%3$s</Message></%1$s></detail>".formatted(name, SHARED, why);
    }

    private static Reply.Answer envelope(int status, String body) {
        return xml(status, """
                <?xml version="1.0" encoding="utf-8"?>
                <s:Envelope xmlns:s="%s"><s:Body>%s</s:Body></s:Envelope>
                """.formatted(ReadQuestion.SOAP, body));
    }

    private static Reply.Answer xml(int status, String body) {
        return new Reply.Answer(status, "text/xml; charset=utf-8", body, Map.of());
    }
}
