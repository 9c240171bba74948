namespace Amazon.Lambda.SQSEvents;

/// <summary>
/// A batch of SQS messages. The properties carry no JSON names: binding relies on case-insensitive matching
/// (<c>eventSourceARN</c> to <see cref="SQSMessage.EventSourceArn"/>), as the official package does.
/// </summary>
public class SQSEvent
{
    /// <summary>The messages.</summary>
    public List<SQSMessage> Records { get; set; }

    /// <summary>The value of one message attribute.</summary>
    public class MessageAttribute
    {
        /// <summary>The value of type String or Number.</summary>
        public string StringValue { get; set; }

        /// <summary>The value of type Binary.</summary>
        public MemoryStream BinaryValue { get; set; }

        /// <summary>Reserved by SQS.</summary>
        public List<string> StringListValues { get; set; }

        /// <summary>Reserved by SQS.</summary>
        public List<MemoryStream> BinaryListValues { get; set; }

        /// <summary>String, Number or Binary, with an optional custom label.</summary>
        public string DataType { get; set; }
    }

    /// <summary>One message.</summary>
    public class SQSMessage
    {
        /// <summary>The message's id: the item identifier of a partial batch response.</summary>
        public string MessageId { get; set; }

        /// <summary>The handle of this one receive.</summary>
        public string ReceiptHandle { get; set; }

        /// <summary>The body.</summary>
        public string Body { get; set; }

        /// <summary>The MD5 of the body.</summary>
        public string Md5OfBody { get; set; }

        /// <summary>The MD5 of the message attributes.</summary>
        public string Md5OfMessageAttributes { get; set; }

        /// <summary>The queue's ARN.</summary>
        public string EventSourceArn { get; set; }

        /// <summary>Always <c>aws:sqs</c>.</summary>
        public string EventSource { get; set; }

        /// <summary>The queue's Region.</summary>
        public string AwsRegion { get; set; }

        /// <summary>What SQS itself knows, such as ApproximateReceiveCount and SentTimestamp.</summary>
        public Dictionary<string, string> Attributes { get; set; }

        /// <summary>What the sender added.</summary>
        public Dictionary<string, MessageAttribute> MessageAttributes { get; set; }
    }
}
