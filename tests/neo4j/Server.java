import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.harness.Neo4jBuilders;

/** Serves a throw-away Neo4j on a free loopback port, prints its address, and ends when standard input does. */
public class Server {
    public static void main(String[] arguments) throws Exception {
        var neo4j = Neo4jBuilders.newInProcessBuilder(Path.of(arguments[0]))
                .withDisabledServer()
                .withConfig(BoltConnector.enabled, true)
                .withConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
                .withConfig(GraphDatabaseSettings.initial_default_database, arguments[1])
                .build();
        System.out.println(neo4j.boltURI());
        while (System.in.read() != -1) {}
        neo4j.close();
    }
}
