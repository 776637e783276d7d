module.exports=require("../hunkguard.js")("./shared-84.js");
