package org.almoner.sandbox.org;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import javax.xml.namespace.QName;

import com.sforce.soap.partner.DescribeGlobalResult;
import com.sforce.soap.partner.DescribeGlobalSObjectResult;
import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.FieldType;
import com.sforce.soap.partner.PicklistEntry;
import com.sforce.soap.partner.SoapType;
import com.sforce.ws.bind.TypeMapper;
import com.sforce.ws.bind.XMLizable;
import com.sforce.ws.parser.XmlOutputStream;

/** Says what objects and fields there are, in the client's own types. */
final class Describer {

	private static final String NAMESPACE = "urn:partner.soap.sforce.com";

	private final OrgSchema schema;

	Describer(OrgSchema schema) {
		this.schema = schema;
	}

	String object(OrgObject object) {
		DescribeSObjectResult result = new DescribeSObjectResult();
		result.setName(object.name());
		result.setLabel(object.label());
		result.setLabelPlural(object.label());
		result.setKeyPrefix(object.keyPrefix());
		result.setCustom(object.isCustom());
		result.setCreateable(true);
		result.setUpdateable(true);
		result.setDeletable(true);
		result.setQueryable(true);
		result.setRetrieveable(true);
		result.setFields(object.fields().stream().map(Describer::field).toArray(Field[]::new));
		return write(result);
	}

	private static Field field(OrgField field) {
		Field result = new Field();
		result.setName(field.name());
		result.setLabel(field.name());
		result.setType(
				FieldType.valueOf(field.kind().soapName().equals("double") || field.kind().soapName().equals("boolean")
						? "_" + field.kind().soapName() : field.kind().soapName()));
		result.setSoapType(SoapType.valueOf("string"));
		result.setLength(field.size().length());
		result.setPrecision(field.size().precision());
		result.setScale(field.size().scale());
		result.setUnique(field.key().unique());
		result.setExternalId(field.key().externalId());
		result.setCaseSensitive(field.key().caseSensitive());
		result.setNillable(!field.required());
		result.setCreateable(field.access() != OrgField.Access.READ_ONLY);
		result.setUpdateable(field.access() == OrgField.Access.WRITABLE);
		result.setFilterable(field.kind().isFilterable());
		result.setSortable(field.kind().isFilterable());
		result.setCustom(field.name().endsWith("__c"));
		result.setRestrictedPicklist(!field.values().isEmpty());
		result.setPicklistValues(field.values().stream().map(Describer::entry).toArray(PicklistEntry[]::new));
		OrgField.Reference reference = field.reference();
		if (reference != null) {
			result.setReferenceTo(reference.targets().toArray(String[]::new));
			result.setRelationshipName(reference.relationship());
		}
		return result;
	}

	private static PicklistEntry entry(String value) {
		PicklistEntry entry = new PicklistEntry();
		entry.setActive(true);
		entry.setValue(value);
		entry.setLabel(value);
		return entry;
	}

	String all() {
		DescribeGlobalResult result = new DescribeGlobalResult();
		result.setEncoding("UTF-8");
		result.setMaxBatchSize(200);
		result.setSobjects(
				this.schema.objects().stream().map(Describer::brief).toArray(DescribeGlobalSObjectResult[]::new));
		return write(result);
	}

	private static DescribeGlobalSObjectResult brief(OrgObject object) {
		DescribeGlobalSObjectResult result = new DescribeGlobalSObjectResult();
		result.setName(object.name());
		result.setLabel(object.label());
		result.setLabelPlural(object.label());
		result.setKeyPrefix(object.keyPrefix());
		result.setCustom(object.isCustom());
		result.setQueryable(true);
		return result;
	}

	static String write(XMLizable result) {
		try {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			XmlOutputStream out = new XmlOutputStream(bytes, false);
			out.setPrefix("p", NAMESPACE);
			out.setPrefix("sf", "urn:sobject.partner.soap.sforce.com");
			out.setPrefix("xsi", "http://www.w3.org/2001/XMLSchema-instance");
			out.setPrefix("xsd", "http://www.w3.org/2001/XMLSchema");
			result.write(new QName(NAMESPACE, "result"), out, new TypeMapper(null, null, false));
			out.flush();
			return bytes.toString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
