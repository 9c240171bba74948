using System.Text.Json.Serialization;

namespace Amazon.Lambda.CloudWatchEvents;

/// <summary>The envelope of every EventBridge event.</summary>
/// <typeparam name="T">The shape of the detail.</typeparam>
public class CloudWatchEvent<T>
{
    /// <summary>The version of the envelope, <c>0</c>.</summary>
    public string Version { get; set; }

    /// <summary>The account that the event comes from.</summary>
    public string Account { get; set; }

    /// <summary>The Region that the event comes from.</summary>
    public string Region { get; set; }

    /// <summary>What the source tells.</summary>
    public T Detail { get; set; }

    /// <summary>The kind of event, such as <c>Scheduled Event</c>.</summary>
    [JsonPropertyName("detail-type")]
    public string DetailType { get; set; }

    /// <summary>The source, such as <c>aws.iam</c>.</summary>
    public string Source { get; set; }

    /// <summary>When it happened.</summary>
    public DateTime Time { get; set; }

    /// <summary>The event's id.</summary>
    public string Id { get; set; }

    /// <summary>The ARNs that it concerns.</summary>
    public List<string> Resources { get; set; }
}
