using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.LocalAws.Faults;

/// <summary>What a front end answers when nothing behind it does: a page for people, without a code or request id.</summary>
internal static class ServerErrorPage
{
    private static readonly (int Status, string Text)[] Forms =
    [
        (500, "Internal Server Error"), (502, "Bad Gateway"), (503, "Service Unavailable"), (504, "Gateway Time-out"),
    ];

    public static ProxyAnswer Of(double draw)
    {
        var (status, text) = Forms[(int)(draw * Forms.Length)];
        return ProxyAnswer.Of(status, "text/html",
            $"<html>\r\n<head><title>{status} {text}</title></head>\r\n<body><center><h1>{status} {text}</h1></center></body>\r\n</html>\r\n");
    }
}
