package eu.briefwissel.trace.callback;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Whether an address is of the public internet. Everything else may be something that only we can reach: a cloud's metadata, a
 * neighbour in the cluster, ourselves. What leads to an IPv4 address in disguise (NAT64, 6to4, Teredo) counts as not public.
 */
final class PublicAddress {

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && (address instanceof Inet4Address
                        ? isPublic4(address.getAddress())
                        : isPublic6(address.getAddress()));
    }

    /** IANA IPv4 Special-Purpose Address Registry. */
    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        boolean isShared = first == 100 && second >= 64 && second < 128; // RFC 6598
        boolean isProtocol = first == 192 && second == 0 && (third == 0 || third == 2); // RFC 6890, RFC 5737
        boolean isBenchmark = first == 198 && (second == 18 || second == 19); // RFC 2544
        boolean isExample = (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113); // RFC 5737
        return first != 0 && first < 240 && !isShared && !isProtocol && !isBenchmark && !isExample;
    }

    /** Global unicast, 2000::/3 (RFC 4291), save what stands for something else. */
    private static boolean isPublic6(byte[] bytes) {
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        boolean isGlobal = (first & 0xe000) == 0x2000;
        boolean isSpecial = first == 0x2001 && (second < 0x0200 || second == 0x0db8); // RFC 2928, RFC 3849
        boolean is6to4 = first == 0x2002; // RFC 3056
        return isGlobal && !isSpecial && !is6to4;
    }
}
